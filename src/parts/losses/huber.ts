import { schema } from '../../generated/losses/huber.js';
import { meanOverLabels } from '../../layers/masked-mean.js';
import { defineLoss } from '../../part.js';

/**
 * L = mean over rows and values, each over the rows that have it, of e^2 / 2 where |e| <= delta and of
 * delta (|e| - delta / 2) elsewhere, e = p - y. prediction p and target y [batch, values]. Huber 1964.
 */
export default defineLoss({
  name: 'huber',
  schema,
  kinds: ['continuous'],
  scales: ['values', 'logits', 'features'],
  partial: true,
  bind: ({ delta }) => ({
    build: (tf) => (prediction, target, mask) => {
      const distance = tf.abs(tf.sub(prediction, target));
      // min(|e|, delta) covers both cases: q^2 / 2 + delta (|e| - q).
      const near = tf.minimum(distance, delta);
      const terms = tf.add(tf.mul(tf.square(near), 0.5), tf.mul(tf.sub(distance, near), delta));
      return meanOverLabels(tf, terms, mask);
    },
  }),
});
