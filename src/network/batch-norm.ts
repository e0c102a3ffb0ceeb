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
  if (!pass.training) return inference(tf, x, [mean, variance, bias, weight], options.epsilon);
  const rows = x.size / x.shape[x.rank - 1]!;
  return normalizeByBatch(tf, x, weight, bias, options.epsilon, (batchMean, batchVariance) => {
    if (!pass.updateStatistics) return;
    move(tf, mean, batchMean, options.momentum);
    move(tf, variance, tf.mul(batchVariance, rows / Math.max(rows - 1, 1)), options.momentum);
  });
}

function inference(
  tf: Tf,
  x: Tensor,
  [mean, variance, bias, weight]: readonly Tensor[],
  epsilon: number,
): Tensor {
  const inverse = tf.mul(weight!, tf.rsqrt(tf.add(variance!, epsilon)));
  return tf.add(tf.mul(x, inverse), tf.sub(bias!, tf.mul(mean!, inverse)));
}

function move(tf: Tf, running: Variable, batch: Tensor, momentum: number): void {
  running.assign(tf.add(tf.mul(running, 1 - momentum), tf.mul(batch, momentum)));
}

/** One gradient for the whole of it: tfjs' own spends most of its time in Tile. `seen` is told the batch's moments. */
function normalizeByBatch(
  tf: Tf,
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  epsilon: number,
  seen: (mean: Tensor, variance: Tensor) => void,
): Tensor {
  const channels = weight.size;
  const columns = (t: Tensor): Tensor => tf.mean(tf.reshape(t, [-1, channels]), 0);
  const normalize = tf.customGrad((...inputs: unknown[]) => {
    const [x, weight, bias, save] = inputs as [Tensor, Tensor, Tensor, (tensors: Tensor[]) => void];
    const mean = columns(x);
    const centred = tf.sub(x, mean);
    const variance = columns(tf.square(centred));
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    seen(mean, variance);
    save([x, mean, inverse, weight]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => tf.tidy(() => gradients(tf, dy, saved, columns));
    return { value: tf.add(tf.mul(centred, tf.mul(inverse, weight)), bias), gradFunc };
  });
  return normalize(x, weight, bias);
}

/** dx = weight / sqrt(var + eps) (dy - mean(dy) - x^ mean(dy x^)), dweight = sum(dy x^), dbias = sum(dy). */
function gradients(tf: Tf, dy: Tensor, saved: Tensor[], columns: (t: Tensor) => Tensor): Tensor[] {
  const [x, mean, inverse, weight] = saved as [Tensor, Tensor, Tensor, Tensor];
  const rows = x.size / weight.size;
  const normal = tf.mul(tf.sub(x, mean), inverse);
  const dbias = columns(dy);
  const dweight = columns(tf.mul(dy, normal));
  const dx = tf.mul(tf.sub(tf.sub(dy, dbias), tf.mul(normal, dweight)), tf.mul(inverse, weight));
  return [dx, tf.mul(dweight, rows), tf.mul(dbias, rows)];
}
