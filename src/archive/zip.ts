import { inflateRawSync } from 'node:zlib';

/** How a reader says what is wrong with its file. Throws. */
export type Fail = (what: string) => never;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record may be followed by a comment of at most this length. */
const COMMENT = 0xffff;
/** Bytes that an archive may unpack to in any case. */
const ROOM = 2 ** 26;

/** A file of the archive; `at` and `end` bound its bytes, its own header included. */
interface Entry {
  readonly name: string;
  readonly at: number;
  readonly begin: number;
  readonly end: number;
  readonly size: number;
  readonly deflated: boolean;
}

/**
 * The files of a zip held in memory, each unpacked when it is asked for: stored or deflated, below 4 GiB. Fails where
 * the directory is not sound, where files overlap or share a name, and where all of them would unpack to more than
 * `growth` times the archive (and 64 MiB).
 */
export function readZip(
  bytes: Uint8Array,
  growth: number,
  fail: Fail,
): ReadonlyMap<string, () => Uint8Array> {
  const entries = directory(bytes, fail);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > growth * bytes.length + ROOM) fail(`it would unpack from ${bytes.length} bytes to ${total}`);
  const files = new Map(entries.map((entry) => [entry.name, () => unpack(bytes, entry, fail)] as const));
  if (files.size < entries.length) fail('two of the files in it have the same name');
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < end) fail(`its file "${entry.name}" overlaps another one`);
    end = entry.end;
  }
  return files;
}

/** Where the record at the end begins: that signature from which the comment, whose length it says, fills the rest. */
function endRecord(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - COMMENT); at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

function directory(bytes: Uint8Array, fail: Fail): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) return fail('it is cut off, or no zip');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return fail('its directory is damaged');
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const text = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    entries.push(entryAt(view, at, text, fail));
    at += 46 + name + extra + comment;
  }
  return entries;
}

function entryAt(view: DataView, at: number, name: string, fail: Fail): Entry {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packed, size, local] = [20, 24, 42].map((field) => view.getUint32(at + field, true)) as [
    number,
    number,
    number,
  ];
  if (flags & 1 || (method !== 0 && method !== 8))
    return fail(`its file "${name}" is encrypted, or packed in a way that is not read`);
  if (local + 30 > view.byteLength) return fail('it is cut off, or of 4 GiB and more');
  if (view.getUint32(local, true) !== LOCAL) return fail('its directory is damaged');
  const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const end = begin + packed;
  if (end > view.byteLength) return fail('it is cut off, or of 4 GiB and more');
  const deflated = method === 8;
  if (!deflated && size !== packed)
    return fail(`its file "${name}" has ${packed} bytes, and its directory says ${size}`);
  return { name, at: local, begin, end, size, deflated };
}

function unpack(bytes: Uint8Array, { name, begin, end, size, deflated }: Entry, fail: Fail): Uint8Array {
  const packed = bytes.subarray(begin, end);
  if (!deflated) return packed;
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (unpacked.length === size) return unpacked;
  } catch {} // said below, as of a file that unpacks to too little
  return fail(`its file "${name}" is damaged`);
}
