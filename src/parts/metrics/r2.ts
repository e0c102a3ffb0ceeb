import { schema } from '../../generated/metrics/r2.js';
import { meanOf, residuals } from '../../layers/regression.js';
import { defineMetric } from '../../part.js';

/**
 * R^2 = 1 - sum (p - y)^2 / sum (y - mean(y))^2 of each value over the rows that have it, and their mean. If all
 * labels are equal, it is 1 for perfect predictions and 0 otherwise. As scikit-learn's r2_score.
 */
export default defineMetric({
  name: 'r2',
  schema,
  kinds: ['continuous'],
  partial: true,
  bind: () => ({
    score(scored) {
      const perClass = residuals(scored).map(({ errors, truth }) => {
        const center = meanOf(truth);
        const [left, all] = [
          meanOf(errors, (error) => error ** 2),
          meanOf(truth, (label) => (label - center) ** 2),
        ];
        if (all === 0) return left === 0 ? 1 : 0;
        return 1 - left / all;
      });
      return { value: meanOf(perClass), perClass };
    },
  }),
});
