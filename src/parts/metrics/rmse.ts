import { schema } from '../../generated/metrics/rmse.js';
import { meanOf, residuals } from '../../layers/regression.js';
import { defineMetric } from '../../part.js';

/**
 * Root of the mean squared error, sqrt(mean of (p - y)^2), of each value over the rows that have it, and the mean of
 * these roots; in the unit of the labels. As scikit-learn's root_mean_squared_error.
 */
export default defineMetric({
  name: 'rmse',
  schema,
  kinds: ['continuous'],
  partial: true,
  error: true,
  bind: () => ({
    score(scored) {
      const perClass = residuals(scored).map(({ errors }) =>
        Math.sqrt(meanOf(errors, (error) => error ** 2)),
      );
      return { value: meanOf(perClass), perClass };
    },
  }),
});
