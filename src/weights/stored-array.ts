import type { ElementType } from './elements.js';
import type { NamedArrays } from './named-array.js';

/** An array as it is in a file: known by name, shape and type, its numbers read (to float32) when asked for. */
export interface StoredArray {
  readonly shape: readonly number[];
  readonly type: ElementType;
  read(): Float32Array;
}

export type StoredArrays = ReadonlyMap<string, StoredArray>;

/** How a reader says what is wrong with its file. Throws. */
export type Fail = (what: string) => never;

/** What the numbers of a file may take in memory: float32 of one-byte elements take four times the file. */
export const GROWTH = 4;
const ROOM = 2 ** 20;

/** Fails where the arrays, read, would take far more memory than the file: shapes that repeat few bytes over and over. */
export function checkGrowth(arrays: StoredArrays, bytes: number, fail: Fail): void {
  let total = 0;
  for (const { shape } of arrays.values()) total += 4 * product(shape);
  if (!(total <= GROWTH * bytes + ROOM))
    fail(`its arrays would take ${total} bytes in memory, and it has ${bytes}`);
}

export const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** The numbers of all arrays. */
export const readAll = (arrays: StoredArrays): NamedArrays =>
  new Map([...arrays].map(([name, array]) => [name, { shape: array.shape, data: array.read() }] as const));
