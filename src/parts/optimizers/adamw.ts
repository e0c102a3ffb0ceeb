import { schema } from '../../generated/optimizers/adamw.js';
import { adamStep } from '../../layers/moments.js';
import { defineOptimizer } from '../../part.js';

/**
 * Adam with decoupled weight decay, like PyTorch's AdamW: w = (1 - rate weightDecay) w - rate mean^ / (sqrt(square^)
 * + epsilon), with the bias-corrected moving means of the gradient and its square. Slots: `mean`, `square`, shaped
 * like the variable. Loshchilov and Hutter 2019.
 */
export default defineOptimizer({
  name: 'adamw',
  schema,
  slots: ['mean', 'square'],
  bind: (options) => ({
    rate: options.rate,
    update: (tf, { value, gradient, slots: before, rate, step }) =>
      tf.tidy(() => {
        const { direction, slots } = adamStep(tf, options, gradient, before, step);
        const decayed = tf.mul(value, 1 - rate * options.weightDecay);
        return { value: tf.sub(decayed, tf.mul(direction, rate)), slots };
      }),
  }),
});
