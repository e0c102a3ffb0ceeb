import type { TensorInfo } from '@tensorflow/tfjs-core';
import { reshaped } from './heap.js';
import { extents, type MatMul } from './mat-mul.js';
import type { Native, NativeOperator } from './onnxruntime.js';

/** The matrix product by onnxruntime, on all threads; transposes cost nothing. */
export function nativeMatMul(native: Native): MatMul {
  const operator = (transA: number, transB: number): NativeOperator =>
    native.operator({
      type: 'FusedMatMul',
      inputs: 2,
      domain: 'com.microsoft',
      attributes: { transA, transB },
    });
  const operators = [operator(0, 0), operator(0, 1), operator(1, 0), operator(1, 1)];
  return (backend, a, b, transposeA = false, transposeB = false) => {
    const { batchA, batchB, lead, m, k, n } = extents(a, b, transposeA, transposeB);
    const out = backend.makeOutput([...lead, m, n], 'float32');
    // One matrix `b` for a whole batch is one tall product.
    const tall = batchB === 1 && (batchA === 1 || !transposeA);
    const matrix = (tensor: TensorInfo, batch: number, rows: number, columns: number) =>
      reshaped(tensor, tall ? [batch * rows, columns] : [batch, rows, columns]);
    const left = transposeA ? matrix(a, batchA, k, m) : matrix(a, batchA, m, k);
    const right = transposeB ? matrix(b, batchB, n, k) : matrix(b, batchB, k, n);
    const multiply = operators[2 * Number(transposeA) + Number(transposeB)]!;
    multiply(backend, [left, right], matrix(out, Math.max(batchA, batchB), m, n));
    return out;
  };
}
