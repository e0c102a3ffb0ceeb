import { defineLoss, maskedMean } from 'declarative-zoo';
import { schema } from '../../generated/losses/sample-part.js';

/**
 * Squared error that grows linearly when large:
 *
 *   L = mean over rows and values of |r|^2 / 2 where |r| <= delta, else delta (|r| - delta / 2)
 *
 * where r is the prediction minus the target, both [batch, values]. Huber 1964.
 */
export default defineLoss({
  name: 'sample-part',
  schema,
  kinds: ['continuous'],
  scales: ['values'],
  bind: ({ delta }) => ({
    build: (tf) => (prediction, target, mask) => {
      const size = tf.abs(tf.sub(prediction, target));
      const inner = tf.minimum(size, delta);
      // One formula for both cases: inner = |r|, or delta.
      const each = tf.mul(inner, tf.sub(size, tf.div(inner, 2)));
      return maskedMean(tf, tf.mean(each, 1), mask);
    },
  }),
});
