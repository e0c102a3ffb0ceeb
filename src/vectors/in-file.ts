import { fstatSync } from 'node:fs';
import { readRows, readWhole } from '../files/read-at.js';
import type { ReadRows } from '../part.js';
import type { Numbers } from './npy.js';
import type { Fail } from './table.js';

/** Vectors in a file, one after the other. */
export interface Layout {
  /** The byte offset of the first vector. */
  readonly from: number;
  readonly rows: number;
  readonly width: number;
  readonly numbers: Numbers;
}

/** Bytes checked at a time. */
const AT_ONCE = 2 ** 20;

/** Reads vectors of an open file by position. Fails if one contains a number that is not finite; `keys` are their names. */
export function inFile(fd: number, layout: Layout, keys: readonly string[], fail: Fail): ReadRows {
  const { from, rows, width, numbers } = layout;
  const size = width * numbers.size;
  const step = Math.max(1, Math.floor(AT_ONCE / size));
  const piece = new Uint8Array(Math.min(step, rows) * size);
  for (let row = 0; row < rows; row += step) {
    const bytes = piece.subarray(0, Math.min(step, rows - row) * size);
    readWhole(fd, bytes, from + row * size);
    checkFinite(floatsIn(bytes, numbers), width, row, keys, fail);
  }
  const { size: length, mtimeMs } = fstatSync(fd);
  return async (wanted, out) => {
    const now = fstatSync(fd);
    if (now.size !== length || now.mtimeMs !== mtimeMs) fail('it was changed while it was in use');
    const bytes = numbers.floats ? new Uint8Array(wanted.length * size) : bytesOf(out);
    await readRows(fd, { from, size }, wanted, bytes);
    if (numbers.floats) out.set(numbers.floats(bytes));
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

/** The numbers stored in aligned bytes. */
export const floatsIn = (bytes: Uint8Array<ArrayBuffer>, { floats }: Numbers): Float32Array =>
  floats ? floats(bytes) : new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

/** Fails if one of these vectors, which start at `row`, contains a number that is not finite. */
export function checkFinite(
  vectors: Float32Array,
  width: number,
  row: number,
  keys: readonly string[],
  fail: Fail,
): void {
  const bad = vectors.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const key = keys[row + Math.floor(bad / width)];
  fail(`number ${(bad % width) + 1} of the vector of "${key}" is not a number`);
}

/** The number of rows of an array `[rows, width]`. Fails if it has another shape, or does not have a key for each row. */
export function checkShape(
  shape: readonly number[],
  width: number,
  keys: readonly string[],
  fail: Fail,
): number {
  const [rows = 0, columns] = shape;
  if (shape.length !== 2 || columns !== width)
    return fail(`its array has shape [${shape}], not [rows, ${width}]`);
  if (keys.length !== rows) return fail(`it has ${rows} vectors and ${keys.length} keys`);
  return rows;
}
