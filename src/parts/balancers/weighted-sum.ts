import { schema } from '../../generated/balancers/weighted-sum.js';
import { defineBalancer, type Scalar } from '../../part.js';

/**
 * The sum of the losses, each times its weight in the page:
 *
 *   L = sum_t w_t L_t
 *
 * The balancer receives w_t L_t, so it only adds.
 */
export default defineBalancer({
  name: 'weighted-sum',
  schema,
  bind: () => ({
    build: ({ tf }) => ({
      total: (losses) => (losses.length === 1 ? losses[0]! : tf.addN([...losses])) as Scalar,
    }),
  }),
});
