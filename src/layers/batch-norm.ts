import type { Pass, Scope, Tensor, Tf, VariableDeclaration } from '../part.js';
import { operation } from './operation.js';
import { columnSum, rowSum } from './sums.js';

const EPSILON = 1e-5;
const MOMENTUM = 0.1;

/** What is normalised together, and what is done on the way. */
export interface BatchNormOptions {
  /**
   * What has a scale, an offset and statistics of its own: a `feature` of [..., batch, features], over the batch; a
   * `node` of [batch, nodes, features], over batch and features.
   */
  readonly per: 'feature' | 'node';
  /** Bias of the linear layer before, not yet added: in training it cancels, and moves the running mean alone. */
  readonly bias?: Tensor;
  /** Added to the normalised values, shaped like x. */
  readonly residual?: Tensor;
  /** Whether ReLU follows. */
  readonly relu: boolean;
}

/** `<name>.weight` (1), `<name>.bias` (0), `<name>.running_mean` (0), `<name>.running_var` (1), each of that shape. */
export function batchNormVariables(name: string, ...shape: number[]): VariableDeclaration[] {
  const declare = (part: string, value: number, role: VariableDeclaration['role']): VariableDeclaration => ({
    name: `${name}.${part}`,
    shape,
    init: { type: 'constant', value },
    role,
  });
  return [
    declare('weight', 1, 'weight'),
    declare('bias', 0, 'weight'),
    declare('running_mean', 0, 'statistic'),
    declare('running_var', 1, 'statistic'),
  ];
}

/**
 * ReLU(residual + weight (x - mean) / sqrt(variance + 1e-5) + bias), ReLU and residual being optional. In training,
 * mean and population variance are the batch's, and running = 0.9 running + 0.1 batch (with the unbiased variance);
 * in evaluation they are the running ones, untouched. As PyTorch's BatchNorm1d.
 */
export function batchNorm(
  scope: Scope,
  pass: Pass,
  x: Tensor,
  name: string,
  options: BatchNormOptions,
): Tensor {
  const { tf } = scope;
  const axis = options.per === 'feature' ? features(tf, x) : nodes(tf, x);
  const [weight, offset] = [scope.variable(`${name}.weight`), scope.variable(`${name}.bias`)];
  const { bias, residual } = options;
  const inputs = [x, weight, offset, ...(bias ? [bias] : []), ...(residual ? [residual] : [])];
  return operation(tf, inputs, () => {
    const { centred, inverse } = center(scope, pass, x, name, axis, bias);
    const slope = tf.mul(inverse, axis.spread(weight));
    let y = tf.add(tf.mul(centred, slope), axis.spread(offset));
    if (residual) y = tf.add(y, residual);
    if (options.relu) y = tf.relu(y);
    const gradient = (dy: Tensor, [centred, inverse, slope, y]: readonly Tensor[]) => {
      const d = y ? tf.mul(dy, tf.step(y)) : tf.clone(dy);
      const { dx, dweight, doffset } = derive(tf, axis, pass.training, d, [centred!, inverse!, slope!]);
      const dbias = bias && (pass.training ? tf.zerosLike(bias) : axis.gather(axis.sum(dx)));
      return [dx, dweight, doffset, ...(dbias ? [dbias] : []), ...(residual ? [d] : [])];
    };
    return {
      value: y,
      saved: options.relu ? [centred, inverse, slope, y] : [centred, inverse, slope],
      gradient,
    };
  });
}

/** x less its mean, and 1 / its deviation; moves the running statistics where the pass says so. */
function center(scope: Scope, pass: Pass, x: Tensor, name: string, axis: Axis, bias: Tensor | undefined) {
  const { tf } = scope;
  const [mean, variance] = [scope.variable(`${name}.running_mean`), scope.variable(`${name}.running_var`)];
  if (!pass.training) {
    const centred = tf.sub(x, axis.spread(bias ? tf.sub(mean, bias) : mean));
    return { centred, inverse: tf.rsqrt(tf.add(axis.spread(variance), EPSILON)) };
  }
  const batchMean = tf.div(axis.sum(x), axis.count);
  const centred = tf.sub(x, batchMean);
  const batchVariance = tf.div(axis.sum(tf.square(centred)), axis.count);
  if (pass.updateStatistics) {
    const move = (running: typeof mean, batch: Tensor) =>
      running.assign(tf.add(tf.mul(running, 1 - MOMENTUM), tf.mul(batch, MOMENTUM)));
    move(mean, bias ? tf.add(axis.gather(batchMean), bias) : axis.gather(batchMean));
    move(variance, tf.mul(axis.gather(batchVariance), axis.count / Math.max(axis.count - 1, 1)));
  }
  return { centred, inverse: tf.rsqrt(tf.add(batchVariance, EPSILON)) };
}

/** In training the batch's own mean and variance depend on x too, which takes their share off the gradient. */
function derive(
  tf: Tf,
  axis: Axis,
  training: boolean,
  d: Tensor,
  [centred, inverse, slope]: readonly Tensor[],
) {
  const sum = axis.sum(d);
  const moment = tf.mul(axis.sum(tf.mul(d, centred!)), inverse!);
  let dx = tf.mul(d, slope!);
  if (training) {
    const curve = tf.div(tf.mul(tf.mul(slope!, inverse!), moment), -axis.count);
    const shift = tf.div(tf.mul(slope!, sum), -axis.count);
    dx = tf.add(tf.add(dx, tf.mul(centred!, curve)), shift);
  }
  return { dx, dweight: axis.gather(moment), doffset: axis.gather(sum) };
}

/** How values are reduced to one per feature or node (`sum`), and how those are laid against x and back. */
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
