import { schema } from '../../generated/losses/mse.js';
import { meanOverLabels } from '../../layers/masked-mean.js';
import { defineLoss } from '../../part.js';

/**
 * Mean squared error: L = mean of (p - y)^2 over rows and values, each value over the rows that have it. prediction p
 * and target y [batch, values].
 */
export default defineLoss({
  name: 'mse',
  schema,
  kinds: ['continuous'],
  scales: ['values', 'logits', 'features'],
  partial: true,
  bind: () => ({
    build: (tf) => (prediction, target, mask) =>
      meanOverLabels(tf, tf.squaredDifference(prediction, target), mask),
  }),
});
