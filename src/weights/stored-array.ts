import type { ElementType } from './elements.js';
import type { NamedArrays } from './named-array.js';

/** An array in a file: its name, shape and type; its numbers are read (as float32) on demand. */
export interface StoredArray {
  readonly shape: readonly number[];
  readonly type: ElementType;
  read(): Float32Array;
}

export type StoredArrays = ReadonlyMap<string, StoredArray>;

/** Reports a problem with the file. Throws. */
export type Fail = (what: string) => never;

/** Memory limit for the numbers of a file: as float32, one-byte elements take four times the size of the file. */
export const GROWTH = 4;
const ROOM = 2 ** 20;

/** Fails if the arrays would take far more memory than the file: shapes that repeat the same few bytes. */
export function checkGrowth(arrays: StoredArrays, bytes: number, fail: Fail): void {
  let total = 0;
  for (const { shape } of arrays.values()) total += 4 * product(shape);
  if (!(total <= GROWTH * bytes + ROOM))
    fail(`its arrays would take ${total} bytes in memory, and it has ${bytes}`);
}

export const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Reads the numbers of all arrays. */
export const readAll = (arrays: StoredArrays): NamedArrays =>
  new Map([...arrays].map(([name, array]) => [name, { shape: array.shape, data: array.read() }] as const));
