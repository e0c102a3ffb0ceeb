import type { Pass, Scope, Tensor, VariableDeclaration } from '../part.js';
import { normalizeMaps } from './normalize-maps.js';
import { normalizeRows, type RowNormOptions } from './normalize-rows.js';

/** Over which axes to normalize, and optional extra steps. */
export type BatchNormOptions = (RowNormOptions | MapNormOptions) & {
  /** Added to the variance. Absent: 1e-5. */
  readonly epsilon?: number;
  /** running = (1 - momentum) running + momentum batch. Absent: 0.1. */
  readonly momentum?: number;
};

/** Normalizes over all axes but the last of [..., channels]: each `channel` has its own scale, offset and statistics. */
export interface MapNormOptions {
  readonly per: 'channel';
}

/** `<name>.weight` (1), `<name>.bias` (0), `<name>.running_mean` (0), `<name>.running_var` (1), all of this shape. */
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
 * ReLU(residual + weight (x - mean) / sqrt(variance + epsilon) + bias), where ReLU and residual are optional. In
 * training, mean and population variance are the batch's, and running = (1 - momentum) running + momentum batch (with
 * the unbiased variance); in evaluation they are the running ones, which do not change. Like PyTorch's BatchNorm1d and
 * BatchNorm2d.
 */
export function batchNorm(
  scope: Scope,
  pass: Pass,
  x: Tensor,
  name: string,
  options: BatchNormOptions,
): Tensor {
  const { tf } = scope;
  const { epsilon = 1e-5, momentum = 0.1 } = options;
  const variable = (part: string) => scope.variable(`${name}.${part}`);
  const [mean, variance] = [variable('running_mean'), variable('running_var')];
  const move = (running: typeof mean, batch: Tensor): void =>
    running.assign(tf.add(tf.mul(running, 1 - momentum), tf.mul(batch, momentum)));
  const norm: Norm = {
    weight: variable('weight'),
    offset: variable('bias'),
    epsilon,
    ...(!pass.training && { stored: { mean, variance } }),
    seen(batchMean, batchVariance, count) {
      if (!pass.updateStatistics) return;
      move(mean, batchMean());
      move(variance, tf.mul(batchVariance(), count / Math.max(count - 1, 1)));
    },
  };
  return options.per === 'channel' ? normalizeMaps(tf, x, norm) : normalizeRows(tf, x, norm, options);
}

/** The arguments of both implementations of batch norm: one kernel for maps, products with ones for rows of vectors. */
export interface Norm {
  readonly weight: Tensor;
  readonly offset: Tensor;
  readonly epsilon: number;
  /** The running statistics, in evaluation; absent in training, where the batch has its own. */
  readonly stored?: { readonly mean: Tensor; readonly variance: Tensor };
  /** Moves the running statistics towards the batch's, each from `count` numbers; computes these only if needed. */
  seen(mean: () => Tensor, variance: () => Tensor, count: number): void;
}
