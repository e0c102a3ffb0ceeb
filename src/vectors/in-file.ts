import { fstatSync } from 'node:fs';
import { readRows, readWhole } from '../files/read-at.js';
import type { ReadRows } from '../part.js';
import type { Numbers } from './npy.js';
import type { Fail } from './table.js';

/** Vectors in a file, one after the other. */
export interface Layout {
  /** The byte that they begin at. */
  readonly from: number;
  readonly rows: number;
  readonly width: number;
  readonly numbers: Numbers;
}

/** Bytes that are checked at a time. */
const AT_ONCE = 2 ** 20;

/** Reads vectors of an open file at their positions. Fails where one has a number that is none; `keys` are their names. */
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

/** The numbers that are written in bytes, which are aligned. */
export const floatsIn = (bytes: Uint8Array<ArrayBuffer>, { floats }: Numbers): Float32Array =>
  floats ? floats(bytes) : new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

/** Fails where one of these vectors, of which the first is `row`, has a number that is none. */
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

/** The number of rows of an array `[rows, width]`. Fails where it has another shape, or not a key for each row. */
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
