import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tensor, Tf } from '../part.js';
import type { Norm } from './batch-norm.js';
import { operation } from './operation.js';

/** The batch norm of maps, x [..., channels], over all axes but the last. */
export function normalizeMaps(tf: Tf, x: Tensor, { weight, offset, epsilon, stored, seen }: Norm): Tensor {
  if (stored) return affine(tf, x, { ...stored, weight, offset }, epsilon);
  // A single gradient for the whole operation: tfjs' own spends most of its time in Tile.
  return operation(tf, [x, weight, offset], () => {
    const mean = columnMeans(tf, x);
    const variance = columnMeans(tf, tf.squaredDifference(x, mean));
    seen(
      () => mean,
      () => variance,
      x.size / weight.size,
    );
    return {
      value: affine(tf, x, { mean, variance, offset, weight }, epsilon),
      saved: [x, mean, variance, weight],
      gradient: (dy, saved) => gradients(tf, dy, saved, epsilon),
    };
  });
}

interface Affine {
  readonly mean: Tensor;
  readonly variance: Tensor;
  readonly offset: Tensor;
  readonly weight: Tensor;
}

/** The kernel in which every engine does all of this in one pass over x. */
const affine = (tf: Tf, x: Tensor, { mean, variance, offset, weight }: Affine, epsilon: number): Tensor =>
  tf.batchNorm(
    x as Tensor4D,
    mean as Tensor1D,
    variance as Tensor1D,
    offset as Tensor1D,
    weight as Tensor1D,
    epsilon,
  );

/** dx = weight / sqrt(var + eps) (dy - mean(dy) - x^ mean(dy x^)), dweight = sum(dy x^), doffset = sum(dy). */
function gradients(tf: Tf, dy: Tensor, saved: readonly Tensor[], epsilon: number): Tensor[] {
  const [x, mean, variance, weight] = saved as readonly [Tensor, Tensor, Tensor, Tensor];
  const rows = x.size / weight.size;
  const [zeros, ones] = [tf.zerosLike(weight), tf.onesLike(weight)];
  const normal = affine(tf, x, { mean, variance, offset: zeros, weight: ones }, epsilon);
  const doffset = columnMeans(tf, dy);
  const dweight = columnMeans(tf, tf.mul(dy, normal));
  const slope = tf.mul(weight, tf.rsqrt(tf.add(variance, epsilon)));
  const direct = affine(tf, dy, { mean: doffset, variance: ones, offset: zeros, weight: slope }, 0);
  const dx = tf.sub(direct, tf.mul(normal, tf.mul(slope, dweight)));
  return [dx, tf.mul(dweight, rows), tf.mul(doffset, rows)];
}

/** [..., channels] to [channels], as a product with a row of ones, which is fast on every engine. */
function columnMeans(tf: Tf, x: Tensor): Tensor {
  const channels = x.shape[x.rank - 1]!;
  const rows = x.size / channels;
  return tf.reshape(tf.matMul(tf.fill([1, rows], 1 / rows), tf.reshape(x, [rows, channels]) as Tensor2D), [
    channels,
  ]);
}
