import type { TensorInfo } from '@tensorflow/tfjs-core';
import { extents } from '../products.js';
import { floats, reshaped } from './heap.js';
import type { KernelRun, Workshop } from './kernel.js';
import type { MatMul } from './mat-mul.js';

/**
 * A matrix product with the stock kernel's only fast case: two matrices, neither transposed (XNNPACK). Transposes are
 * computed first; a batch is multiplied matrix by matrix, unless one `b` serves all of it.
 */
export function xnnpackMatMul(kernel: Workshop['kernel'], stock: KernelRun): MatMul {
  const transpose = (backend: Parameters<MatMul>[0], x: TensorInfo): TensorInfo => {
    const axes = x.shape.map((_, axis) => axis);
    axes.push(...axes.splice(-2).reverse());
    return kernel('Transpose')({ inputs: { x }, attrs: { perm: axes }, backend });
  };
  return (backend, a, b, transposeA = false, transposeB = false) => {
    const { batchA, batchB, lead, m, k, n } = extents(a, b, transposeA, transposeB);
    const plain = (left: TensorInfo, right: TensorInfo): TensorInfo =>
      stock({ inputs: { a: left, b: right }, attrs: { transposeA: false, transposeB: false }, backend });
    const left = transposeA ? transpose(backend, a) : a;
    const right = transposeB ? transpose(backend, b) : b;
    const out =
      batchB === 1
        ? plain(reshaped(left, [batchA * m, k]), reshaped(right, [k, n]))
        : oneByOne(backend, plain, reshaped(left, [batchA, m, k]), reshaped(right, [batchB, k, n]));
    if (left !== a) backend.disposeData(left.dataId);
    if (right !== b) backend.disposeData(right.dataId);
    return { ...out, shape: [...lead, m, n] };
  };
}

type Plain = (left: TensorInfo, right: TensorInfo) => TensorInfo;

function oneByOne(backend: Parameters<MatMul>[0], plain: Plain, a: TensorInfo, b: TensorInfo): TensorInfo {
  const [batchA, m, k] = a.shape as [number, number, number];
  const [batch, , n] = b.shape as [number, number, number];
  const out = backend.makeOutput([batch, m, n], 'float32');
  const copyOf = (tensor: TensorInfo, index: number, rows: number, columns: number): TensorInfo => {
    const copy = backend.makeOutput([rows, columns], 'float32');
    const start = index * rows * columns;
    floats(backend, copy).set(floats(backend, tensor).subarray(start, start + rows * columns));
    return copy;
  };
  for (let i = 0; i < batch; i++) {
    const left = copyOf(a, batchA === 1 ? 0 : i, m, k);
    const right = copyOf(b, i, k, n);
    const product = plain(left, right);
    floats(backend, out).set(floats(backend, product), i * m * n);
    for (const tensor of [left, right, product]) backend.disposeData(tensor.dataId);
  }
  return out;
}
