import type { Tensor, Tensor4D, Tensor5D } from '@tensorflow/tfjs-core';
import type { Tf } from '../../src/part.js';
import type { Case } from './agreement.js';

type Pad = 'same' | 'valid' | number;
type Dilation = number | [number, number];

const conv = (input: number[], filter: number[], stride: number, pad: Pad, dilation: Dilation = 1): Case => ({
  shapes: [input, filter],
  of: (tf, x, w) =>
    tf.conv2d(x as Tensor4D, w as Tensor4D, stride, pad, 'NHWC', dilation as [number, number]),
});

const depthwise = (
  input: number[],
  filter: number[],
  stride: number,
  pad: Pad,
  dilation: Dilation = 1,
): Case => ({
  shapes: [input, filter],
  of: (tf, x, w) =>
    tf.depthwiseConv2d(x as Tensor4D, w as Tensor4D, stride, pad, 'NHWC', dilation as [number, number]),
});

const product = (a: number[], b: number[], transposeA = false, transposeB = false): Case => ({
  shapes: [a, b],
  of: (tf, x, y) => tf.matMul(x, y, transposeA, transposeB),
});

const reduced = (name: 'sum' | 'mean', shape: number[], axes: number[]): Case => ({
  shapes: [shape],
  of: (tf, x) => tf[name](x, axes),
});

const maxPool = (input: number[], size: number, stride: number, pad: Pad, shift = 0): Case => ({
  shapes: [input],
  of: (tf, x) => tf.maxPool(tf.sub(x, shift) as Tensor4D, size, stride, pad),
});

const fused = (
  a: number[],
  b: number[],
  transposeA: boolean,
  transposeB: boolean,
  activation: 'relu' | 'sigmoid' | 'linear',
) => ({
  shapes: [a, b, [9]],
  forwardOnly: true,
  of: (tf: Tf, x: Tensor, y: Tensor, bias: Tensor) =>
    tf.fused.matMul({ a: x, b: y, transposeA, transposeB, bias, activation }),
});

const slice = (shape: number[], begin: number[], size: number[]): Case => ({
  shapes: [shape],
  of: (tf, x) => tf.slice(x, begin, size),
});

const concat = (axis: number, ...shapes: number[][]): Case => ({
  shapes,
  of: (tf, ...parts) => tf.concat(parts, axis),
});

const stack = (axis: number, count: number): Case => ({
  shapes: Array.from({ length: count }, () => [2, 3, 4]),
  of: (tf, ...parts) => tf.stack(parts, axis),
});

const einsum = (equation: string, a: number[], b: number[]): Case => ({
  shapes: [a, b],
  forwardOnly: true,
  of: (tf, x, y) => tf.einsum(equation, x, y),
});

/** Where no tfjs engine has the gradient. */
const forward = (each: Case): Case => ({ ...each, forwardOnly: true });

/** Every kernel that ours replaces or adds, at sizes on both sides of its thresholds, and at the edges. */
export const kernels: { readonly [name: string]: Case } = {
  'product, small': product([4, 5], [5, 6]),
  'product, small, transposed': product([5, 4], [6, 5], true, true),
  product: product([70, 65], [65, 80]),
  'product, a transposed': product([65, 70], [65, 80], true),
  'product, b transposed': product([70, 65], [80, 65], false, true),
  'product, both transposed': product([65, 70], [80, 65], true, true),
  'product, one row': product([1, 300], [300, 70]),
  'product, one column': product([300, 70], [70, 1]),
  'batch of products': product([3, 20, 25], [3, 25, 30]),
  'batch of products, a transposed': product([3, 25, 20], [3, 25, 30], true),
  'batch of products, b transposed': product([3, 20, 25], [3, 30, 25], false, true),
  'batch of products, both transposed': product([3, 25, 20], [3, 30, 25], true, true),
  'one b for a batch': forward(product([3, 20, 25], [1, 25, 30])),
  'one b for a batch, transposed': forward(product([3, 25, 20], [1, 30, 25], true, true)),
  'one a for a batch': forward(product([1, 20, 25], [3, 25, 30])),
  'matrix times batch': forward(product([20, 25], [3, 25, 30])),
  'two batch axes': product([2, 3, 20, 25], [2, 3, 25, 30]),
  'nothing to sum': product([2, 0], [0, 3]),
  'sum between axes': reduced('sum', [3, 140, 2, 5], [1, 2]),
  'sum between axes, 137 rows': reduced('sum', [3, 137, 5], [1]),
  'sum around an axis': reduced('sum', [7, 3, 5], [0, 2]),
  'mean between axes': reduced('mean', [3, 20, 30, 5], [1, 2]),
  'conv 1x1': conv([2, 6, 5, 24], [1, 1, 24, 40], 1, 'same'),
  'conv 1x1, stride 2': conv([2, 7, 5, 8], [1, 1, 8, 4], 2, 'same'),
  'conv 3x3': conv([2, 7, 6, 5], [3, 3, 5, 8], 1, 'same'),
  'conv 3x3, stride 2': conv([2, 7, 6, 5], [3, 3, 5, 8], 2, 'same'),
  'conv 3x3, valid': conv([2, 7, 6, 5], [3, 3, 5, 8], 1, 'valid'),
  'conv 3x2, dilated': forward(conv([2, 9, 9, 4], [3, 2, 4, 3], 1, 'same', [2, 3])),
  'conv 5x5, padded by 2, stride 2': { ...conv([1, 9, 8, 3], [5, 5, 3, 4], 2, 2), notTensorflow: true },
  'depthwise 3x3': depthwise([2, 7, 6, 5], [3, 3, 5, 1], 1, 'same'),
  'depthwise 5x5, stride 2': depthwise([2, 8, 7, 5], [5, 5, 5, 1], 2, 'same'),
  'depthwise 3x3, valid': depthwise([2, 7, 6, 5], [3, 3, 5, 1], 1, 'valid'),
  'depthwise 3x3, dilated': {
    ...forward(depthwise([2, 9, 9, 4], [3, 3, 4, 1], 1, 'same', 2)),
    notTensorflow: true,
  },
  'depthwise 3x3, 16 channels': depthwise([2, 7, 6, 16], [3, 3, 16, 1], 1, 'same'),
  'depthwise 5x5, 32 channels, stride 2': depthwise([2, 8, 7, 32], [5, 5, 32, 1], 2, 'same'),
  'depthwise 3x3, 16 channels, stride 2, odd': depthwise([3, 9, 11, 16], [3, 3, 16, 1], 2, 'same'),
  'depthwise 3x3, 16 channels, stride 2, valid': depthwise([2, 8, 7, 16], [3, 3, 16, 1], 2, 'valid'),
  'depthwise 1x1, 16 channels, stride 2': depthwise([2, 5, 5, 16], [1, 1, 16, 1], 2, 'valid'),
  'depthwise 3x3, 16 channels, valid': depthwise([2, 7, 6, 16], [3, 3, 16, 1], 1, 'valid'),
  'depthwise 3x3, 16 channels, dilated': {
    ...forward(depthwise([2, 9, 9, 16], [3, 3, 16, 1], 1, 'same', 2)),
    notTensorflow: true,
  },
  'depthwise 3x3, two outputs a channel': depthwise([2, 7, 6, 5], [3, 3, 5, 2], 1, 'same'),
  'depthwise 5x5, three outputs a channel, stride 2': depthwise([1, 8, 7, 4], [5, 5, 4, 3], 2, 'same'),
  'max pool': maxPool([2, 6, 4, 3], 2, 2, 'same'),
  'max pool, odd sizes': maxPool([2, 7, 5, 3], 2, 2, 'same'),
  'max pool, all below zero': maxPool([2, 6, 4, 3], 2, 2, 'valid', 5),
  'max pool, overlapping': maxPool([1, 7, 7, 2], 3, 2, 'same'),
  'slice of rows': slice([6, 5, 4], [2, 0, 0], [3, 5, 4]),
  'slice of columns': slice([6, 5], [0, 1], [6, 3]),
  'slice inside': slice([4, 5, 6, 3], [1, 2, 1, 1], [2, 2, 4, 2]),
  'slice, five axes': slice([2, 3, 4, 2, 3], [1, 0, 1, 0, 1], [1, 3, 2, 2, 2]),
  'slice, to the end': slice([6, 5], [2, 1], [-1, -1]),
  'slice, whole': slice([6, 5], [0, 0], [6, 5]),
  'slice, nothing': forward(slice([6, 5], [2, 1], [0, 3])),
  'slice of truths': {
    shapes: [[6, 5]],
    forwardOnly: true,
    of: (tf, x) => tf.cast(tf.slice(tf.greater(x, 0), [1, 1], [4, 3]), 'float32'),
  },
  'slice of whole numbers': {
    shapes: [[6, 5]],
    forwardOnly: true,
    of: (tf, x) => tf.cast(tf.slice(tf.cast(tf.mul(x, 9), 'int32'), [1, 1], [4, 3]), 'float32'),
  },
  'concat, first axis': concat(0, [2, 3, 4], [1, 3, 4], [3, 3, 4]),
  'concat, an axis inside': concat(1, [2, 3, 4], [2, 1, 4], [2, 5, 4]),
  'concat, last axis': concat(-1, [2, 3, 4], [2, 3, 1]),
  'concat of more than ten': concat(1, ...Array.from({ length: 12 }, (_, i) => [3, (i % 3) + 1])),
  'concat with nothing': forward(concat(1, [2, 3], [2, 0], [2, 1])),
  'concat of truths': {
    shapes: [[6, 5]],
    forwardOnly: true,
    of: (tf, x) => tf.cast(tf.concat([tf.greater(x, 0), tf.less(x, 1)], 1), 'float32'),
  },
  'stack, first axis': stack(0, 3),
  'stack, an axis inside': stack(1, 3),
  'stack, last axis': stack(-1, 4),
  'stack of one': stack(1, 1),
  gather: {
    shapes: [[6, 5]],
    of: (tf, x) => tf.gather(x, tf.tensor1d([1, 3, 3, 0], 'int32')),
  },
  'gather, axis 1': {
    shapes: [[4, 6]],
    of: (tf, x) => tf.gather(x, tf.tensor1d([1, 3, 3, 0], 'int32'), 1),
  },
  'segment sum': {
    shapes: [[4, 3]],
    of: (tf, x) => tf.unsortedSegmentSum(x, tf.tensor1d([0, 2, 0, 1], 'int32'), 4),
  },
  clone: { shapes: [[4, 3]], of: (tf, x) => tf.add(tf.clone(x), tf.clone(x)) },
  step: { shapes: [[40, 30]], forwardOnly: true, of: (tf, x) => tf.step(x) },
  'step with a slope': { shapes: [[40, 30]], forwardOnly: true, of: (tf, x) => tf.step(x, 0.5) },
  'fused product': fused([7, 100], [100, 9], false, false, 'relu'),
  'fused product, a transposed': fused([100, 7], [100, 9], true, false, 'relu'),
  'fused product, b transposed': fused([7, 100], [9, 100], false, true, 'sigmoid'),
  'fused product, batch': fused([2, 7, 100], [2, 100, 9], false, false, 'linear'),
  'einsum, batch': einsum('bij,bjk->bik', [3, 4, 5], [3, 5, 6]),
  'einsum, reordered': einsum('bnc,ncd->dbn', [3, 4, 5], [4, 5, 6]),
  'einsum, outer': einsum('i,j->ij', [3], [4]),
  'softmax cross-entropy': {
    shapes: [[6, 8]],
    of: (tf, x) => tf.neg(tf.sum(tf.mul(tf.logSoftmax(x), tf.oneHot(tf.range(0, 6, 1, 'int32'), 8)), 1)),
  },
  'squeeze and excite': {
    shapes: [
      [2, 4, 4, 8],
      [8, 2],
      [2, 8],
    ],
    of: (tf, x, down, up) => {
      const gate = tf.sigmoid(tf.matMul(tf.relu(tf.matMul(tf.mean(x, [1, 2]) as Tensor, down)), up));
      return tf.mul(x, tf.reshape(gate, [2, 1, 1, 8]));
    },
  },
};

/** The one operation that wasm refuses rather than compute wrongly. */
export const refused: Case = {
  shapes: [
    [1, 4, 4, 4, 2],
    [2, 2, 2, 2, 3],
  ],
  of: (tf, x, w) => tf.conv3d(x as Tensor5D, w as Tensor5D, 1, 'same'),
};
