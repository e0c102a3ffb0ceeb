import { schema } from '../../generated/metrics/mae.js';
import { meanOf, residuals } from '../../layers/regression.js';
import { defineMetric } from '../../part.js';

/**
 * Mean absolute error, mean of |p - y|, of each value over the rows that have it, and their mean; in the unit of the
 * labels. As scikit-learn's mean_absolute_error.
 */
export default defineMetric({
  name: 'mae',
  schema,
  kinds: ['continuous'],
  partial: true,
  error: true,
  bind: () => ({
    score(scored) {
      const perClass = residuals(scored).map(({ errors }) => meanOf(errors, Math.abs));
      return { value: meanOf(perClass), perClass };
    },
  }),
});
