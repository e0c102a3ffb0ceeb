import type { Tensor, Tf } from '../part.js';
import type { Norm } from './batch-norm.js';
import { operation } from './operation.js';
import { columnSum, rowSum } from './sums.js';

/** For rows of vectors: over which axes to normalize, and optional extra steps. */
export interface RowNormOptions {
  /**
   * What has its own scale, offset and statistics: a `feature` of [..., batch, features], over the batch; a `node` of
   * [batch, nodes, features], over batch and features.
   */
  readonly per: 'feature' | 'node';
  /** Bias of the preceding linear layer, not yet added: in training it cancels, and only moves the running mean. */
  readonly bias?: Tensor;
  /** Added to the normalized values, shaped like x. */
  readonly residual?: Tensor;
  /** Whether ReLU follows. */
  readonly relu: boolean;
}

/** The batch norm of rows, with bias, residual and ReLU in one operation. */
export function normalizeRows(tf: Tf, x: Tensor, norm: Norm, options: RowNormOptions): Tensor {
  const axis = options.per === 'feature' ? features(tf, x) : nodes(tf, x);
  const { weight, offset } = norm;
  const { bias, residual } = options;
  const training = norm.stored === undefined;
  const inputs = [x, weight, offset, ...(bias ? [bias] : []), ...(residual ? [residual] : [])];
  return operation(tf, inputs, () => {
    const { centered, inverse } = center(tf, x, norm, axis, bias);
    const slope = tf.mul(inverse, axis.spread(weight));
    let y = tf.add(tf.mul(centered, slope), axis.spread(offset));
    if (residual) y = tf.add(y, residual);
    if (options.relu) y = tf.relu(y);
    const gradient = (dy: Tensor, [centered, inverse, slope, y]: readonly Tensor[]) => {
      const d = y ? tf.mul(dy, tf.step(y)) : tf.clone(dy);
      const { dx, dweight, doffset } = derive(tf, axis, training, d, [centered!, inverse!, slope!]);
      const dbias = bias && (training ? tf.zerosLike(bias) : axis.gather(axis.sum(dx)));
      return [dx, dweight, doffset, ...(dbias ? [dbias] : []), ...(residual ? [d] : [])];
    };
    return {
      value: y,
      saved: options.relu ? [centered, inverse, slope, y] : [centered, inverse, slope],
      gradient,
    };
  });
}

/** x minus its mean, and 1 / its standard deviation. */
function center(tf: Tf, x: Tensor, { stored, epsilon, seen }: Norm, axis: Axis, bias: Tensor | undefined) {
  if (stored) {
    const { mean, variance } = stored;
    const centered = tf.sub(x, axis.spread(bias ? tf.sub(mean, bias) : mean));
    return { centered, inverse: tf.rsqrt(tf.add(axis.spread(variance), epsilon)) };
  }
  const mean = tf.div(axis.sum(x), axis.count);
  const centered = tf.sub(x, mean);
  const variance = tf.div(axis.sum(tf.square(centered)), axis.count);
  const own = () => axis.gather(mean);
  seen(bias ? () => tf.add(own(), bias) : own, () => axis.gather(variance), axis.count);
  return { centered, inverse: tf.rsqrt(tf.add(variance, epsilon)) };
}

/** In training, the batch's own mean and variance also depend on x, so their part is subtracted from the gradient. */
function derive(
  tf: Tf,
  axis: Axis,
  training: boolean,
  d: Tensor,
  [centered, inverse, slope]: readonly Tensor[],
) {
  const sum = axis.sum(d);
  const moment = tf.mul(axis.sum(tf.mul(d, centered!)), inverse!);
  let dx = tf.mul(d, slope!);
  if (training) {
    const curve = tf.div(tf.mul(tf.mul(slope!, inverse!), moment), -axis.count);
    const shift = tf.div(tf.mul(slope!, sum), -axis.count);
    dx = tf.add(tf.add(dx, tf.mul(centered!, curve)), shift);
  }
  return { dx, dweight: axis.gather(moment), doffset: axis.gather(sum) };
}

/** How to reduce values to one per feature or node (`sum`), and how to broadcast these to x and back. */
interface Axis {
  readonly count: number;
  sum(x: Tensor): Tensor;
  spread(parameter: Tensor): Tensor;
  gather(reduced: Tensor): Tensor;
}

function features(tf: Tf, x: Tensor): Axis {
  const [groups, [rows, width]] = [x.shape.slice(0, -2), x.shape.slice(-2) as [number, number]];
  return {
    count: rows,
    sum: (x) => columnSum(tf, x),
    spread: (parameter) => tf.reshape(parameter, [...groups, 1, width]),
    gather: (reduced) => tf.reshape(reduced, [...groups, width]),
  };
}

function nodes(tf: Tf, x: Tensor): Axis {
  const [rows, count, width] = x.shape as [number, number, number];
  return {
    count: rows * width,
    sum: (x) => tf.sum(rowSum(tf, x), 0, true),
    spread: (parameter) => tf.reshape(parameter, [1, count, 1]),
    gather: (reduced) => tf.reshape(reduced, [count]),
  };
}
