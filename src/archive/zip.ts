import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import type { BytesAt } from '../files/read-at.js';

/** Reports what is wrong with the file by throwing. */
export type Fail = (what: string) => never;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const END_SIZE = 22;
/** Maximum length of the comment after the end record. */
const COMMENT = 0xffff;
/** Bytes that an archive may always unpack to. */
const ROOM = 2 ** 26;

/** Packed bytes to unpack at a time. */
const PIECE = 2 ** 20;

/** A file of a zip. */
export interface ZipFile {
  readonly size: number;
  /** Offset of its bytes in the archive; absent if they are packed. */
  readonly begin?: number;
  /** All its bytes. */
  read(): Uint8Array;
  /** Its bytes in order, unpacked as they are read. */
  pieces(): AsyncGenerator<Uint8Array>;
}

/** A file of the archive; `at` and `end` delimit its bytes, including its header. */
interface Entry {
  readonly name: string;
  readonly at: number;
  readonly begin: number;
  readonly end: number;
  readonly size: number;
  readonly deflated: boolean;
}

/**
 * The files of a zip (stored or deflated, below 4 GiB), each unpacked on request. Fails if the directory is invalid, if
 * files overlap or share a name, or if all of them would unpack to more than `growth` times the archive (and 64 MiB).
 */
export function readZip(bytes: BytesAt, growth: number, fail: Fail): ReadonlyMap<string, ZipFile> {
  const entries = directory(bytes, fail);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > growth * bytes.length + ROOM) fail(`it would unpack from ${bytes.length} bytes to ${total}`);
  const files = new Map(entries.map((entry) => [entry.name, fileOf(bytes, entry, fail)] as const));
  if (files.size < entries.length) fail('two of the files in it have the same name');
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < end) fail(`its file "${entry.name}" overlaps another one`);
    end = entry.end;
  }
  return files;
}

const fileOf = (bytes: BytesAt, entry: Entry, fail: Fail): ZipFile => ({
  size: entry.size,
  ...(!entry.deflated && { begin: entry.begin }),
  read: () => unpack(bytes, entry, fail),
  pieces: () => unpackInTurn(bytes, entry, fail),
});

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Offset of the end record: the signature whose comment, of the length it states, ends exactly at the end of the file. */
function endRecord(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

function directory(bytes: BytesAt, fail: Fail): Entry[] {
  const tail = Math.max(0, bytes.length - END_SIZE - COMMENT);
  const last = viewOf(bytes.at(tail, bytes.length));
  const record = endRecord(last);
  if (record === undefined) return fail('it is cut off, or no zip');
  const begin = last.getUint32(record + 16, true);
  if (begin > tail + record) return fail('its directory is damaged');
  const listed = bytes.at(begin, tail + record);
  const view = viewOf(listed);
  const entries: Entry[] = [];
  let at = 0;
  for (let left = last.getUint16(record + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY)
      return fail('its directory is damaged');
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const text = new TextDecoder().decode(listed.subarray(at + 46, at + 46 + name));
    entries.push(entryAt(bytes, view, at, text, fail));
    at += 46 + name + extra + comment;
  }
  return entries;
}

function entryAt(bytes: BytesAt, view: DataView, at: number, name: string, fail: Fail): Entry {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packed, size, local] = [20, 24, 42].map((field) => view.getUint32(at + field, true)) as [
    number,
    number,
    number,
  ];
  if (flags & 1 || (method !== 0 && method !== 8))
    return fail(`its file "${name}" is encrypted, or packed in a way that is not read`);
  if (local + LOCAL_SIZE > bytes.length) return fail('it is cut off, or of 4 GiB and more');
  const header = viewOf(bytes.at(local, local + LOCAL_SIZE));
  if (header.getUint32(0, true) !== LOCAL) return fail('its directory is damaged');
  const begin = local + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
  const end = begin + packed;
  if (end > bytes.length) return fail('it is cut off, or of 4 GiB and more');
  const deflated = method === 8;
  if (!deflated && size !== packed)
    return fail(`its file "${name}" has ${packed} bytes, and its directory says ${size}`);
  return { name, at: local, begin, end, size, deflated };
}

function unpack(bytes: BytesAt, { name, begin, end, size, deflated }: Entry, fail: Fail): Uint8Array {
  const packed = bytes.at(begin, end);
  if (!deflated) return packed;
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (unpacked.length === size) return unpacked;
  } catch {} // reported below, as a file that unpacks to too little
  return fail(damaged(name));
}

async function* unpackInTurn(
  bytes: BytesAt,
  { name, begin, end, size, deflated }: Entry,
  fail: Fail,
): AsyncGenerator<Uint8Array> {
  function* packed(): Generator<Uint8Array> {
    for (let at = begin; at < end; at += PIECE) yield bytes.at(at, Math.min(at + PIECE, end));
  }
  if (!deflated) return yield* packed();
  const pieces = Readable.from(packed()).pipe(createInflateRaw({ chunkSize: PIECE }));
  let total = 0;
  try {
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      total += piece.length;
      if (total > size) break;
      yield piece;
    }
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    fail(damaged(name)); // zlib's message for bytes that are not packed
  }
  if (total !== size) fail(damaged(name));
}

const damaged = (name: string): string => `its file "${name}" is damaged`;
