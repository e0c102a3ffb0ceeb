import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Pass, Scope, Tensor, Tf, Variable } from '../part.js';

export interface BatchNormOptions {
  readonly epsilon: number;
  /** running = (1 - momentum) running + momentum batch. */
  readonly momentum: number;
}

/**
 * Batch norm over all axes but the last: y = weight (x - mean) / sqrt(variance + epsilon) + bias, x [..., channels].
 * In training, mean and population variance are the batch's, and the running statistics move towards it (with the
 * unbiased variance, as in PyTorch); in evaluation they are the running ones, untouched.
 */
export function batchNorm(
  scope: Scope,
  pass: Pass,
  x: Tensor,
  name: string,
  options: BatchNormOptions,
): Tensor {
  const { tf } = scope;
  const [weight, bias, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map((part) =>
    scope.variable(`${name}.${part}`),
  ) as [Variable, Variable, Variable, Variable];
  if (!pass.training) return affine(tf, x, { mean, variance, bias, weight }, options.epsilon);
  const rows = x.size / x.shape[x.rank - 1]!;
  return normalizeByBatch(tf, x, weight, bias, options.epsilon, (batchMean, batchVariance) => {
    if (!pass.updateStatistics) return;
    move(tf, mean, batchMean, options.momentum);
    move(tf, variance, tf.mul(batchVariance, rows / Math.max(rows - 1, 1)), options.momentum);
  });
}

function move(tf: Tf, running: Variable, batch: Tensor, momentum: number): void {
  running.assign(tf.add(tf.mul(running, 1 - momentum), tf.mul(batch, momentum)));
}

interface Norm {
  readonly mean: Tensor;
  readonly variance: Tensor;
  readonly bias: Tensor;
  readonly weight: Tensor;
}

/** The one kernel in which every engine does all of it in one pass over x. */
const affine = (tf: Tf, x: Tensor, { mean, variance, bias, weight }: Norm, epsilon: number): Tensor =>
  tf.batchNorm(
    x as Tensor4D,
    mean as Tensor1D,
    variance as Tensor1D,
    bias as Tensor1D,
    weight as Tensor1D,
    epsilon,
  );

/** One gradient for the whole of it: tfjs' own spends most of its time in Tile. `seen` is told the batch's moments. */
function normalizeByBatch(
  tf: Tf,
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  epsilon: number,
  seen: (mean: Tensor, variance: Tensor) => void,
): Tensor {
  const normalize = tf.customGrad((...inputs: unknown[]) => {
    const [x, weight, bias, save] = inputs as [Tensor, Tensor, Tensor, (tensors: Tensor[]) => void];
    const mean = columnMeans(tf, x);
    const variance = columnMeans(tf, tf.squaredDifference(x, mean));
    seen(mean, variance);
    save([x, mean, variance, weight]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => tf.tidy(() => gradients(tf, dy, saved, epsilon));
    return { value: affine(tf, x, { mean, variance, bias, weight }, epsilon), gradFunc };
  });
  return normalize(x, weight, bias);
}

/** dx = weight / sqrt(var + eps) (dy - mean(dy) - x^ mean(dy x^)), dweight = sum(dy x^), dbias = sum(dy). */
function gradients(tf: Tf, dy: Tensor, saved: Tensor[], epsilon: number): Tensor[] {
  const [x, mean, variance, weight] = saved as [Tensor, Tensor, Tensor, Tensor];
  const rows = x.size / weight.size;
  const [zeros, ones] = [tf.zerosLike(weight), tf.onesLike(weight)];
  const normal = affine(tf, x, { mean, variance, bias: zeros, weight: ones }, epsilon);
  const dbias = columnMeans(tf, dy);
  const dweight = columnMeans(tf, tf.mul(dy, normal));
  const slope = tf.mul(weight, tf.rsqrt(tf.add(variance, epsilon)));
  const direct = affine(tf, dy, { mean: dbias, variance: ones, bias: zeros, weight: slope }, 0);
  const dx = tf.sub(direct, tf.mul(normal, tf.mul(slope, dweight)));
  return [dx, tf.mul(dweight, rows), tf.mul(dbias, rows)];
}

/** [..., channels] to [channels]; as a product with a row of ones, which every engine does fast. */
function columnMeans(tf: Tf, x: Tensor): Tensor {
  const channels = x.shape[x.rank - 1]!;
  const rows = x.size / channels;
  return tf.reshape(tf.matMul(tf.fill([1, rows], 1 / rows), tf.reshape(x, [rows, channels]) as Tensor2D), [
    channels,
  ]);
}
