import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type NativeArray, type NativeOperator, openOperator } from '../native-graph.js';
import type { NativeRuntime } from '../native-session.js';
import { BLOCK, extents, isSharedByRows } from '../products.js';
import { floats } from './heap.js';
import type { Workshop } from './kernel.js';
import type { MatMul } from './mat-mul.js';

/** Rows that a thread multiplies at a time: 128 columns of their sums, 256 KiB, fit into a core's cache. */
const STRIP = 512;

/**
 * The matrix product by onnxruntime, on all threads; transposes are free. Its numbers do not depend on the number of
 * threads: if they would, the product is computed transposed (`isSharedByRows`) or, with a single column, on one
 * thread.
 */
export function nativeMatMul(runtime: NativeRuntime, threads: number, kernel: Workshop['kernel']): MatMul {
  const operators = (threads: number): NativeOperator[] =>
    [0, 1, 2, 3].map((which) => {
      const attributes = { transA: which >> 1, transB: which & 1 };
      const operator = { type: 'FusedMatMul', inputs: 2, domain: 'com.microsoft', attributes };
      return openOperator(runtime, operator, threads);
    });
  const [onAll, onOne] = [operators(threads), operators(1)];
  return (backend, a, b, transposeA = false, transposeB = false) => {
    const { batchA, batchB, lead, m, k, n } = extents(a, b, transposeA, transposeB);
    // If one matrix `b` serves a whole batch, it is one tall product.
    const tall = batchB === 1 && (batchA === 1 || !transposeA);
    const matrix = (tensor: TensorInfo, batch: number, rows: number, columns: number): NativeArray => ({
      data: floats(backend, tensor),
      shape: tall ? [batch * rows, columns] : [batch, rows, columns],
    });
    const left = () => (transposeA ? matrix(a, batchA, k, m) : matrix(a, batchA, m, k));
    const right = () => (transposeB ? matrix(b, batchB, n, k) : matrix(b, batchB, k, n));
    const [batch, rows] = tall ? [1, batchA * m] : [Math.max(batchA, batchB), m];
    if (isSharedByRows(rows, k, n)) {
      const out = backend.makeOutput([...lead, m, n], 'float32');
      const multiply = (n === 1 ? onOne : onAll)[2 * Number(transposeA) + Number(transposeB)]!;
      const strip = tall && !transposeA && n > 1 && k > BLOCK ? STRIP * threads : Number.POSITIVE_INFINITY;
      if (rows > strip) inStrips(multiply, strip, left(), right(), matrix(out, batch, rows, n));
      else multiply([left(), right()], matrix(out, batch, rows, n));
      return out;
    }
    const turned = backend.makeOutput([batch, n, rows], 'float32');
    const multiply = (rows === 1 ? onOne : onAll)[2 * Number(!transposeB) + Number(!transposeA)]!;
    multiply([right(), left()], matrix(turned, batch, n, rows));
    const out = kernel('Transpose')({ inputs: { x: turned }, attrs: { perm: [0, 2, 1] }, backend });
    backend.disposeData(turned.dataId);
    return { ...out, shape: [...lead, m, n] };
  };
}

/**
 * Multiplies this many rows of `left` at a time. onnxruntime adds 128 terms to every sum before the next 128, and so
 * passes over all rows of `out` repeatedly; a strip of them stays in the cache. The order of each sum does not change.
 */
function inStrips(
  multiply: NativeOperator,
  strip: number,
  left: NativeArray,
  right: NativeArray,
  out: NativeArray,
): void {
  const rows = left.shape[0]!;
  // Strips of about equal size: a strip of one row would be summed in another order.
  const count = Math.ceil(rows / Math.ceil(rows / strip));
  for (let row = 0; row < rows; row += count) {
    multiply([rowsOf(left, row, count), right], rowsOf(out, row, count));
  }
}

/** `count` rows of a matrix, or the remaining rows if fewer. */
function rowsOf({ data, shape }: NativeArray, from: number, count: number): NativeArray {
  const [rows, columns] = shape as [number, number];
  const to = Math.min(from + count, rows);
  return { data: data.subarray(from * columns, to * columns), shape: [to - from, columns] };
}
