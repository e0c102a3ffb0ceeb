import { defineOptimizer } from 'declarative-zoo';
import { schema } from '../../generated/optimizers/sample-part.js';

/**
 * Steps of equal size for all weights, in the direction of the sign of their mean gradients:
 *
 *   w <- w - rate (sign(now m + (1 - now) g) + weightDecay w)
 *   m <- decay m + (1 - decay) g
 *
 * where m is initially zero. Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", algorithm 2.
 */
export default defineOptimizer({
  name: 'sample-part',
  schema,
  slots: ['mean'],
  bind: ({ rate, now, decay, weightDecay }) => ({
    rate,
    update(tf, { value, gradient, slots, rate: scheduled }) {
      const mixed = (share: number) => tf.add(tf.mul(slots.mean!, share), tf.mul(gradient, 1 - share));
      const step = tf.add(tf.sign(mixed(now)), tf.mul(value, weightDecay));
      return { value: tf.sub(value, tf.mul(step, scheduled)), slots: { mean: mixed(decay) } };
    },
  }),
});
