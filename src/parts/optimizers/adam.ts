import { schema } from '../../generated/optimizers/adam.js';
import { adamStep } from '../../layers/moments.js';
import { defineOptimizer } from '../../part.js';

/**
 * Adam, as in PyTorch: g = gradient + weightDecay w, and w = w - rate mean^ / (sqrt(square^) + epsilon) with the
 * bias-corrected moving means of g and g^2. Slots: `mean`, `square`, shaped like the variable. Kingma and Ba 2015.
 */
export default defineOptimizer({
  name: 'adam',
  schema,
  slots: ['mean', 'square'],
  bind: (options) => ({
    rate: options.rate,
    update: (tf, { value, gradient, slots: before, rate, step }) =>
      tf.tidy(() => {
        const { weightDecay } = options;
        const g = weightDecay > 0 ? tf.add(gradient, tf.mul(value, weightDecay)) : gradient;
        const { direction, slots } = adamStep(tf, options, g, before, step);
        return { value: tf.sub(value, tf.mul(direction, rate)), slots };
      }),
  }),
});
