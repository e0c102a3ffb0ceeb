import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { unknownBankFormat } from '../errors/formats.js';
import { ZooError } from '../errors/problem.js';
import { readRows, readWhole } from '../files/read-at.js';
import { openRegular } from '../files/read-regular.js';
import { named, naming } from '../files/refused.js';
import { makeFolder, openAtomicFile } from '../files/write.js';
import type { ReadRows } from '../part.js';
import { inMemory } from '../vectors/in-memory.js';

/** Outputs of a frozen node, one vector per row. */
export interface Bank {
  readonly rows: number;
  readonly width: number;
  /** Rows without a vector, because their image could not be read; they read as zeros. */
  readonly holes: readonly number[];
  readonly read: ReadRows;
}

/** A bank that is being written; other processes do not see it before `finish`. */
export interface BankWriter {
  /** Appends whole rows. */
  append(vectors: Float32Array): void;
  finish(holes: readonly number[]): Bank;
  abandon(): void;
}

/** The bank format that this version writes and reads. The end of a bank, with its checksum, is the same in every format. */
const VERSION = 2;
const FORMAT = `zoo bank ${VERSION}`;
const CHUNK = 1 << 22;
/** Bytes at the end of a bank: the length of its header, and its checksum. */
const LENGTH = 4;
const CHECKSUM = 32;
const LONGEST_HEADER = 1 << 28;

interface Header {
  readonly format: string;
  readonly rows: number;
  readonly width: number;
  readonly holes: readonly number[];
}

/** The file name of a bank; keys are sha256 hashes. */
export const bankFile = (key: string): string => `${key}.bank`;

/**
 * The bank of this key; undefined if it does not exist or its bytes are not as written. A bank is one file: the vectors
 * (float32), a header (JSON), the length of the header, and a sha256 of all three. Throws a ZooError if a newer version
 * of zoo wrote it in a format that this version cannot read.
 */
export function openBank(folder: string, key: string): Bank | undefined {
  const file = join(folder, bankFile(key));
  let fd: number | undefined;
  try {
    fd = openRegular(file);
    const header = checkedHeader(fd, file);
    if (header) return reader(file, fd, header);
    closeSync(fd);
    return undefined;
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    if (error instanceof ZooError) throw error;
    return undefined; // a missing or unreadable bank only costs time: it is computed again
  }
}

/** Starts a bank with `width` numbers per row. */
export function createBank(folder: string, key: string, width: number): BankWriter {
  makeFolder(folder);
  const path = join(folder, bankFile(key));
  const file = openAtomicFile(path);
  const hash = createHash('sha256');
  let rows = 0;
  const write = (bytes: Uint8Array): void => {
    hash.update(bytes);
    file.write(bytes);
  };
  return {
    append: (vectors) => {
      write(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength));
      rows += vectors.length / width;
    },
    finish: (holes) => {
      const header: Header = { format: FORMAT, rows, width, holes };
      const text = Buffer.from(JSON.stringify(header));
      const length = Buffer.alloc(LENGTH);
      length.writeUInt32LE(text.length);
      write(text);
      write(length);
      file.write(hash.digest());
      const fd = naming(path, () => openSync(file.part, 'r')); // others may remove the bank once they see it
      file.commit();
      return reader(path, fd, header);
    },
    abandon: () => file.abandon(),
  };
}

/** A bank of vectors in memory. */
export const memoryBank = (vectors: Float32Array, width: number): Bank => ({
  rows: vectors.length / width,
  width,
  holes: [],
  read: inMemory(vectors, width),
});

const reader = (file: string, fd: number, { rows, width, holes }: Header): Bank => ({
  rows,
  width,
  holes,
  read: async (wanted, out) => {
    const bytes = new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
    await readRows(fd, { from: 0, size: width * 4 }, wanted, bytes).catch((error) => {
      throw named(error, file);
    });
  },
});

/** The header of a bank, after its checksum was verified. */
function checkedHeader(fd: number, file: string): Header | undefined {
  const { size } = fstatSync(fd);
  const end = size - CHECKSUM - LENGTH;
  if (end < 0) return undefined;
  const length = readAt(fd, end, LENGTH).readUInt32LE();
  if (length > end || length > LONGEST_HEADER) return undefined;
  if (!hashOf(fd, size - CHECKSUM).equals(readAt(fd, size - CHECKSUM, CHECKSUM))) return undefined;
  const header = JSON.parse(readAt(fd, end - length, length).toString()) as Header;
  const newer = /^zoo bank (\d+)$/.exec(String(header.format))?.[1];
  if (Number(newer) > VERSION) throw new ZooError(unknownBankFormat(file, newer!, VERSION));
  const isWhole = header.format === FORMAT && header.rows * header.width * 4 === end - length;
  return isWhole ? header : undefined;
}

function hashOf(fd: number, size: number): Buffer {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(Math.min(CHUNK, size));
  for (let at = 0; at < size; at += buffer.length) {
    const piece = buffer.subarray(0, Math.min(buffer.length, size - at));
    readWhole(fd, piece, at);
    hash.update(piece);
  }
  return hash.digest();
}

function readAt(fd: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readWhole(fd, bytes, at);
  return bytes;
}
