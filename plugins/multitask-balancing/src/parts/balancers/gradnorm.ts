import {
  type BeforeStep,
  defineBalancer,
  refuse,
  type Scalar,
  type Scope,
  type Tensor,
} from 'declarative-zoo';
import { type GradnormOptions, schema } from '../../generated/balancers/gradnorm.js';

/** Minimum weight: with the paper's rule alone, a weight could become negative, and the loss with it. */
const LEAST = 1e-3;

/**
 * Losses weighted so that the tasks train at similar rates:
 *
 *   L   = sum_t w_t L_t
 *   G_t = |w_t grad L_t| at the shared weights,  r_t = (L_t / L_t(0)) / mean over tasks of the same
 *   w_t = w_t - rate d/dw_t |G_t - mean(G) r_t^alpha|,  with the target held constant; then scaled to sum to the number of tasks
 *
 * Variables: `weights` [tasks], initially 1; `first` [tasks], the losses of the first step. Updated once per step by
 * plain gradient descent, before the model changes. Costs one pass through the model per task. Chen et al. 2018, eq.
 * 1 and 2, algorithm 1. Unlike in the paper, no weight falls below 0.001. Refuses a stage whose tasks share no weight
 * that it trains.
 */
export default defineBalancer({
  name: 'gradnorm',
  schema,
  bind: (options) => ({
    variables: ({ tasks, shared }) => {
      if (shared.length === 0)
        refuse(
          'type',
          'gradnorm compares gradients at weights that all losses of the stage move, and there are none: train a node that every task reads',
        );
      const strange = options.at?.find((name) => !shared.includes(name));
      if (strange !== undefined)
        refuse(
          'at',
          `gradnorm cannot look at "${strange}": the weights that all losses move are ${shared.join(', ')}`,
        );
      const state = (name: string, value: number) => ({
        name,
        shape: [tasks.length],
        init: { type: 'constant' as const, value },
        role: 'statistic' as const,
      });
      return [state('weights', 1), state('first', 0)];
    },
    build: (scope) => ({
      total: (losses) =>
        scope.tf.sum(scope.tf.mul(scope.variable('weights'), stack(scope, losses))) as Scalar,
      before: (seen) => scope.tf.tidy(() => move(scope, options, seen)),
    }),
  }),
});

const stack = ({ tf }: Scope, losses: readonly Scalar[]): Tensor => tf.stack([...losses] as Tensor[]);

function move(scope: Scope, { alpha, rate, at }: GradnormOptions, seen: BeforeStep): void {
  const { tf } = scope;
  const [weights, first] = [scope.variable('weights'), scope.variable('first')];
  const losses = stack(scope, seen.losses);
  if (seen.step === 1) first.assign(losses);
  const norms = tf.stack(seen.gradients(at).map((gradients) => normOf(scope, gradients)));
  const scaled = tf.mul(weights, norms);
  const progress = tf.div(losses, tf.maximum(first, 1e-8));
  const lag = tf.div(progress, tf.maximum(tf.mean(progress), 1e-8));
  const target = tf.mul(tf.mean(scaled), tf.pow(lag, alpha));
  const slope = tf.mul(tf.sign(tf.sub(scaled, target)), norms);
  const moved = tf.maximum(tf.sub(weights, tf.mul(slope, rate)), LEAST);
  weights.assign(tf.mul(moved, tf.div(losses.size, tf.sum(moved))));
}

/** |g| over all tensors together. */
const normOf = ({ tf }: Scope, gradients: readonly Tensor[]): Tensor =>
  tf.sqrt(tf.addN(gradients.map((g) => tf.sum(tf.square(g)))));
