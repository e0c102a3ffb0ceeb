import type { Tensor, Tensor2D, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';
import { geometry, isPointwise } from '../convolution.js';
import { install } from './kernel.js';

/**
 * Replaces the gradients of convolutions of single pixels, for which TensorFlow copies every pixel, by products of matrices: the input's
 * take 0.4 of the time, the filter's 0.9.
 */
export function quickenPointwise(tf: Tf): void {
  const rows = (x: TensorInfo) => tf.reshape(x as Tensor, [-1, x.shape.at(-1)!]) as Tensor2D;
  install(tf, 'Conv2DBackpropInput', (stock) => (call) => {
    const { dy, filter } = call.inputs;
    const { inputShape } = call.attrs;
    if (!isPointwise(geometry(tf, inputShape, filter.shape, call.attrs))) return stock(call);
    return tf.tidy(() => tf.reshape(tf.matMul(rows(dy), rows(filter), false, true), inputShape));
  });
  install(tf, 'Conv2DBackpropFilter', (stock) => (call) => {
    const { x, dy } = call.inputs;
    const { filterShape } = call.attrs;
    if (!isPointwise(geometry(tf, x.shape, filterShape, call.attrs))) return stock(call);
    return tf.tidy(() => tf.reshape(tf.matMul(rows(x), rows(dy), true), filterShape));
  });
}
