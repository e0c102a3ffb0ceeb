import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from './heap.js';

/** op(a) op(b) over the last two axes; `a` or `b` may have one matrix for the whole batch. A new tensor. */
export type MatMul = (
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  transposeA?: boolean,
  transposeB?: boolean,
) => TensorInfo;

/** The sizes of a product: `batchA` or `batchB` matrices, [m, k] times [k, n] after transposition. */
export interface Extents {
  readonly batchA: number;
  readonly batchB: number;
  readonly lead: readonly number[];
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

/** The sizes of op(a) op(b). */
export function extents(a: TensorInfo, b: TensorInfo, transposeA: boolean, transposeB: boolean): Extents {
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
