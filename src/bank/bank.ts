import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What stands beside the numbers of a bank. `failed` are rows whose image could not be read; their numbers are zeros. */
interface Header {
  readonly rows: number;
  readonly width: number;
  readonly failed: readonly { readonly row: number; readonly why: string }[];
  readonly sha256: string;
}

/** Outputs of a frozen node, one vector a row, on disk. */
export interface Bank extends Header {
  /** Copies the vectors of these rows, one after the other, into `out`. */
  read(rows: ArrayLike<number>, out: Float32Array): void;
}

/** A bank being filled; nothing of it is seen by others before `finish`. */
export interface BankWriter {
  /** Appends whole rows. */
  append(vectors: Float32Array): void;
  fail(row: number, why: string): void;
  finish(): Bank;
  abandon(): void;
}

const CHUNK = 1 << 22;

/** The bank of this key, or undefined where there is none or where its bytes are not the ones that were written. */
export function openBank(folder: string, key: string): Bank | undefined {
  const file = join(folder, `${key}.f32`);
  try {
    const header = JSON.parse(readFileSync(join(folder, `${key}.json`), 'utf8')) as Header;
    if (statSync(file).size !== header.rows * header.width * 4 || hashOf(file) !== header.sha256)
      return undefined;
    return reader(file, header);
  } catch {
    return undefined; // a missing or damaged bank costs time only: it is computed again
  }
}

/** Starts a bank; `width` numbers a row. */
export function createBank(folder: string, key: string, width: number): BankWriter {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${key}.f32`);
  const part = `${file}.${process.pid}.part`;
  const fd = openSync(part, 'w');
  const hash = createHash('sha256');
  const failed: { row: number; why: string }[] = [];
  let rows = 0;
  return {
    append: (vectors) => {
      const bytes = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
      hash.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      rows += vectors.length / width;
    },
    fail: (row, why) => failed.push({ row, why }),
    finish: () => {
      fsyncSync(fd);
      closeSync(fd);
      const header: Header = { rows, width, failed, sha256: hash.digest('hex') };
      const bank = reader(part, header); // opened before others see it: they may remove it at any time
      renameSync(part, file);
      writeFileSync(join(folder, `${key}.json.${process.pid}`), JSON.stringify(header));
      renameSync(join(folder, `${key}.json.${process.pid}`), join(folder, `${key}.json`));
      return bank;
    },
    abandon: () => {
      closeSync(fd);
      rmSync(part, { force: true });
    },
  };
}

/** Vectors that are at hand anyway, as a bank. */
export function memoryBank(vectors: Float32Array, width: number): Bank {
  const bytes = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  return {
    rows: vectors.length / width,
    width,
    failed: [],
    sha256: createHash('sha256').update(bytes).digest('hex'),
    read: (rows, out) => {
      for (let i = 0; i < rows.length; i++) {
        out.set(vectors.subarray(rows[i]! * width, (rows[i]! + 1) * width), i * width);
      }
    },
  };
}

function reader(file: string, header: Header): Bank {
  const fd = openSync(file, 'r');
  const bytes = header.width * 4;
  return {
    ...header,
    read: (rows, out) => {
      const view = new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
      for (let i = 0; i < rows.length; i++) {
        if (readSync(fd, view, i * bytes, bytes, rows[i]! * bytes) !== bytes) {
          throw new Error(`the bank ${file} ended early while it was read`);
        }
      }
    },
  };
}

function hashOf(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK);
  const fd = openSync(file, 'r');
  try {
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) hash.update(buffer.subarray(0, n));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}
