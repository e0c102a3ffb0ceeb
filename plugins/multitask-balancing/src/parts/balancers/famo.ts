import {
  type AfterStep,
  defineBalancer,
  detach,
  type Scalar,
  type Scope,
  type Tensor,
} from 'declarative-zoo';
import { type FamoOptions, schema } from '../../generated/balancers/famo.js';

const EPSILON = 1e-8;
const [BETA1, BETA2] = [0.9, 0.999];

/**
 * Losses weighted so that all decrease at the same relative rate, using only their history:
 *
 *   L  = sum_t z_t log(L_t + e) / c,   z = softmax(x),   c = sum_t z_t / (L_t + e) held constant,   e = 1e-8
 *   x moves by Adam along  J^T (log L_t before the step - log L_t after it) + decay x,   J the Jacobian of softmax
 *
 * Variables: `logits` x [tasks], initially 0; `moment` and `square`, Adam's. Costs one forward pass per step. Losses
 * must not be negative. Liu et al. 2023 (FAMO), algorithm 1, with Adam as in the authors' code.
 */
export default defineBalancer({
  name: 'famo',
  schema,
  bind: (options) => ({
    variables: ({ tasks }) =>
      ['logits', 'moment', 'square'].map((name) => ({
        name,
        shape: [tasks.length],
        init: { type: 'constant', value: 0 },
        role: 'statistic',
      })),
    build: (scope) => ({
      total: (losses) => {
        const { tf } = scope;
        const z = tf.softmax(scope.variable('logits') as Tensor);
        const each = tf.add(tf.stack([...losses] as Tensor[]), EPSILON);
        const c = detach(tf, tf.sum(tf.div(z, each)));
        return tf.div(tf.sum(tf.mul(z, tf.log(each))), c) as Scalar;
      },
      after: (seen) => scope.tf.tidy(() => move(scope, options, seen)),
    }),
    held: 'the scale c',
  }),
});

function move(scope: Scope, { rate, decay }: FamoOptions, { step, losses, now }: AfterStep): void {
  const { tf } = scope;
  const [logits, moment, square] = ['logits', 'moment', 'square'].map(scope.variable) as [
    ReturnType<Scope['variable']>,
    ReturnType<Scope['variable']>,
    ReturnType<Scope['variable']>,
  ];
  const logOf = (each: readonly Scalar[]) => tf.log(tf.add(tf.stack([...each] as Tensor[]), EPSILON));
  const fall = tf.sub(logOf(losses), logOf(now()));
  const z = tf.softmax(logits as Tensor);
  const along = tf.mul(z, tf.sub(fall, tf.sum(tf.mul(z, fall))));
  const g = tf.add(along, tf.mul(logits, decay));
  moment.assign(tf.add(tf.mul(moment, BETA1), tf.mul(g, 1 - BETA1)));
  square.assign(tf.add(tf.mul(square, BETA2), tf.mul(tf.square(g), 1 - BETA2)));
  const size = tf.add(tf.sqrt(tf.div(square, 1 - BETA2 ** step)), EPSILON);
  logits.assign(tf.sub(logits, tf.mul(tf.div(tf.div(moment, 1 - BETA1 ** step), size), rate)));
}
