import { readZip } from '../archive/zip.js';
import type { Fail } from './table.js';

/** Arrays of few numbers, zeros above all, pack well: how many times its size a .npz may unpack to. */
const GROWTH = 100;

/** The arrays of a .npz (a zip of .npy files), unpacked one at a time: name to the bytes of a .npy. */
export function openNpz(bytes: Uint8Array, fail: Fail): (name: string) => Uint8Array {
  const files = readZip(bytes, GROWTH, fail);
  return (name) => {
    const file = files.get(`${name}.npy`);
    const names = [...files.keys()].map((one) => one.replace(/\.npy$/, ''));
    return file ? file() : fail(`it has no array "${name}", only ${names.join(', ')}`);
  };
}
