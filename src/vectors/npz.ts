import { inflateRawSync } from 'node:zlib';
import type { Fail } from './table.js';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The files of a .npz (a zip, stored or deflated, below 4 GiB), unpacked one at a time: name to bytes. */
export function openZip(bytes: Uint8Array, fail: Fail): (name: string) => Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(view, bytes, fail);
  return (name) => {
    const entry = entries.get(name);
    if (!entry)
      return fail(`it has no array "${name.replace(/\.npy$/, '')}", only ${[...entries.keys()].join(', ')}`);
    const { at, size, method } = entry;
    const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const packed = bytes.subarray(begin, begin + size);
    if (method !== 0 && method !== 8) return fail(`its array "${name}" is packed in a way that is not read`);
    try {
      return method === 0 ? packed : inflateRawSync(packed);
    } catch {
      return fail(`its array "${name}" is damaged`);
    }
  };
}

interface Entry {
  readonly at: number;
  readonly size: number;
  readonly method: number;
}

function directory(view: DataView, bytes: Uint8Array, fail: Fail): Map<string, Entry> {
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return fail('it is no .npz, or cut off');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return fail('its directory is damaged');
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const size = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length || local + 30 + size > bytes.length)
      return fail('it is cut off, or of 4 GiB and more');
    const text = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    entries.set(text, { at: local, size, method: view.getUint16(at + 10, true) });
    at += 46 + name + extra + comment;
  }
  return entries;
}
