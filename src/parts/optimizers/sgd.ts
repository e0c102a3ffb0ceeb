import { schema } from '../../generated/optimizers/sgd.js';
import { defineOptimizer } from '../../part.js';

/**
 * Stochastic gradient descent with momentum, like PyTorch's SGD (no dampening):
 *
 *   g = gradient + weightDecay w,  v = momentum v + g,  w = w - rate v      (nesterov: w - rate (g + momentum v))
 *
 * Slots: `velocity` v, shaped like the variable.
 */
export default defineOptimizer({
  name: 'sgd',
  schema,
  slots: ['velocity'],
  bind: ({ rate: base, momentum, nesterov, weightDecay }) => ({
    rate: base,
    ineffective:
      nesterov && momentum === 0 ? 'nesterov needs a velocity, and momentum 0 keeps none' : undefined,
    update: (tf, { value, gradient, slots, rate }) =>
      tf.tidy(() => {
        const g = weightDecay > 0 ? tf.add(gradient, tf.mul(value, weightDecay)) : gradient;
        const velocity = tf.add(tf.mul(slots.velocity!, momentum), g);
        const direction = nesterov ? tf.add(g, tf.mul(velocity, momentum)) : velocity;
        return { value: tf.sub(value, tf.mul(direction, rate)), slots: { velocity } };
      }),
  }),
});
