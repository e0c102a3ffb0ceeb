import { schema } from '../../generated/metrics/f1-macro.js';
import { f1 } from '../../layers/confusion.js';
import { defineMetric } from '../../part.js';

/**
 * Mean over labels or classes of F1 = 2 TP / (2 TP + FP + FN), each over the rows that have it, including those that
 * never occur; F1 is 0 for one that is never predicted and never true. As scikit-learn's f1_score(average='macro',
 * zero_division=0) over all labels. Nguyen et al. 2022, eq. 15-16.
 */
export default defineMetric({
  name: 'f1-macro',
  schema,
  kinds: ['multi-label', 'classes'],
  partial: true,
  bind: ({ threshold }) => ({
    score(scored) {
      const perClass = f1(scored, threshold);
      return { value: perClass.reduce((a, b) => a + b, 0) / perClass.length, perClass };
    },
  }),
});
