import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tensor, Tf } from '../part.js';
import type { Norm } from './batch-norm.js';
import { operation } from './operation.js';
import { ownKernel } from './own-kernel.js';

/** The batch norm of maps, x [..., channels], over all axes but the last. */
export function normalizeMaps(tf: Tf, x: Tensor, { weight, offset, epsilon, stored, seen }: Norm): Tensor {
  if (stored) return affine(tf, x, { ...stored, weight, offset }, epsilon);
  // A single gradient for the whole operation: tfjs' own spends most of its time in Tile.
  return operation(tf, [x, weight, offset], () => {
    const mean = columnMeans(tf, x);
    const centered = tf.sub(x, mean);
    const variance = columnMeans(tf, tf.square(centered));
    seen(
      () => mean,
      () => variance,
      x.size / weight.size,
    );
    return {
      value: affine(tf, centered, { mean: tf.zerosLike(mean), variance, offset, weight }, epsilon),
      saved: [centered, variance, weight],
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

/**
 * dx = slope (dy - mean(dy) - x^ mean(dy x^)), dweight = sum(dy x^), doffset = sum(dy), with the normalized x^ = inverse (x - mean),
 * inverse = 1 / sqrt(variance + eps) and slope = weight inverse.
 */
function gradients(tf: Tf, dy: Tensor, saved: readonly Tensor[], epsilon: number): Tensor[] {
  const [centered, variance, weight] = saved as readonly [Tensor, Tensor, Tensor];
  const rows = dy.size / weight.size;
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const slope = tf.mul(weight, inverse);
  const doffset = columnMeans(tf, dy);
  const dweight = tf.mul(columnMeans(tf, tf.mul(dy, centered)), inverse);
  const [zeros, ones] = [tf.zerosLike(weight), tf.onesLike(weight)];
  const direct = affine(tf, dy, { mean: doffset, variance: ones, offset: zeros, weight: slope }, 0);
  const dx = tf.sub(direct, tf.mul(centered, tf.mul(tf.mul(slope, inverse), dweight)));
  return [dx, tf.mul(dweight, rows), tf.mul(doffset, rows)];
}

/** The rows that are added at a time. A product with so few terms adds them in the same way on any number of threads. */
const BLOCK = 128;

/** [..., channels] to [channels]. */
function columnMeans(tf: Tf, x: Tensor): Tensor {
  const together = ownKernel(tf, 'ColumnMeans');
  return together ? (together({ x }) as Tensor) : blockMeans(tf, x);
}

/**
 * The means of `count` rows, from the rows or from sums of them. Rows are added in blocks, then the sums of the blocks in the same
 * way: as products with ones, which are fast, and without errors that grow with the number of rows.
 */
function blockMeans(tf: Tf, x: Tensor, count = x.size / x.shape.at(-1)!): Tensor {
  const channels = x.shape.at(-1)!;
  const rows = x.size / channels;
  const block = blockOf(rows);
  const ones = tf.fill([1, 1, block], block === rows ? 1 / count : 1);
  const sums = tf.matMul(ones, tf.reshape(x, [rows / block, block, channels]));
  return block === rows ? tf.reshape(sums, [channels]) : blockMeans(tf, sums, count);
}

/** The longest block that divides the rows evenly. */
function blockOf(rows: number): number {
  for (let block = Math.min(rows, BLOCK); block > 1; block--) if (rows % block === 0) return block;
  return rows;
}
