import { schema } from '../../generated/losses/mae.js';
import { meanOverLabels } from '../../layers/masked-mean.js';
import { defineLoss } from '../../part.js';

/**
 * Mean absolute error: L = mean of |p - y| over rows and values, each value over the rows that have it; its gradient
 * is 0 where p = y. prediction p and target y [batch, values].
 */
export default defineLoss({
  name: 'mae',
  schema,
  kinds: ['continuous'],
  scales: ['values', 'logits', 'features'],
  partial: true,
  bind: () => ({
    build: (tf) => (prediction, target, mask) => meanOverLabels(tf, tf.abs(tf.sub(prediction, target)), mask),
  }),
});
