import { sizeOf } from '../trace/trace.js';

/** The sizes of a product: `batchA` or `batchB` matrices, [m, k] times [k, n] after transposition. */
export interface Extents {
  readonly batchA: number;
  readonly batchB: number;
  readonly lead: readonly number[];
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

interface Shaped {
  readonly shape: readonly number[];
}

/** The sizes of op(a) op(b). */
export function extents(a: Shaped, b: Shaped, transposeA: boolean, transposeB: boolean): Extents {
  const [rowsA, columnsA] = a.shape.slice(-2) as [number, number];
  const [rowsB, columnsB] = b.shape.slice(-2) as [number, number];
  const leadA = a.shape.slice(0, -2);
  const leadB = b.shape.slice(0, -2);
  const batchA = sizeOf(leadA);
  const batchB = sizeOf(leadB);
  return {
    batchA,
    batchB,
    lead: batchB > batchA || (batchB === batchA && leadB.length > leadA.length) ? leadB : leadA,
    m: transposeA ? columnsA : rowsA,
    k: transposeA ? rowsA : columnsA,
    n: transposeB ? rowsB : columnsB,
  };
}

/** Sums with at most this many terms are never split into blocks. */
export const BLOCK = 128;
/** A thread's share with fewer than 64 columns is summed in longer blocks; this is 64 for each of 16 threads. */
const NARROW = 1024;

/**
 * Whether onnxruntime gives the same numbers for a product on any number of threads. If it has more columns than rows,
 * each thread gets some of the columns, and fewer columns are summed in longer blocks. Such a product is computed
 * transposed, with its rows divided between threads, and transposed back. A single column also differs: the last rows
 * of a share are summed in another order.
 */
export const isSharedByRows = (rows: number, k: number, n: number): boolean =>
  rows >= n || n > NARROW || k <= BLOCK;
