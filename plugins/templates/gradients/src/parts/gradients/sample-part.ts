import { defineGradient, type Tensor } from 'declarative-zoo';
import { schema } from '../../generated/gradients/sample-part.js';

/**
 * The gradient, scaled down to a maximum norm without changing its direction:
 *
 *   g <- g min(1, norm / |g|),  |g| over all variables together
 *
 * Pascanu et al. 2013, "On the difficulty of training recurrent neural networks", algorithm 1.
 */
export default defineGradient({
  name: 'sample-part',
  schema,
  bind: ({ norm }) => ({
    passes: 1,
    compute(tf, _variables, evaluate) {
      const { loss, gradients } = evaluate({ updateStatistics: true });
      const clipped = tf.tidy(() => {
        const length = tf.sqrt(tf.addN(gradients.map((one) => tf.sum(tf.square(one)))));
        const share = tf.minimum(1, tf.div(norm, tf.maximum(length, 1e-12)));
        return gradients.map((one) => tf.mul(one, share));
      });
      tf.dispose(gradients as Tensor[]);
      return { loss, gradients: clipped };
    },
  }),
});
