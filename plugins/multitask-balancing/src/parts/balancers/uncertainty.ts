import { defineBalancer, type Scalar, type Tensor } from 'declarative-zoo';
import { schema } from '../../generated/balancers/uncertainty.js';

/**
 * Each loss weighted by the uncertainty of its task, which the optimizer learns with the model:
 *
 *   L = sum_t exp(-s_t) L_t + s_t / 2,    s_t = log sigma_t^2
 *
 * Variable: `s` [tasks], initially 0, so that all start with weight 1. Kendall, Gal and Cipolla 2018, eq. 10, the
 * form for classes; for a squared error, it is their eq. 7 if the page gives that loss the weight 1/2. Weight decay
 * in the stage's optimizer also pulls `s` towards 0.
 */
export default defineBalancer({
  name: 'uncertainty',
  schema,
  bind: () => ({
    variables: ({ tasks }) => [
      { name: 's', shape: [tasks.length], init: { type: 'constant', value: 0 }, role: 'weight' },
    ],
    build: ({ tf, variable }) => ({
      total: (losses) => {
        const s = variable('s');
        const weighted = tf.mul(tf.exp(tf.neg(s)), tf.stack([...losses] as Tensor[]));
        return tf.sum(tf.add(weighted, tf.div(s, 2))) as Scalar;
      },
    }),
  }),
});
