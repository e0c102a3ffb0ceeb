import { schema } from '../../generated/metrics/f1-per-class.js';
import { f1 } from '../../layers/confusion.js';
import { defineMetric } from '../../part.js';

/**
 * F1 = 2 TP / (2 TP + FP + FN) for every label or class over the rows that have it, without a mean; 0 for one that is
 * never predicted and never true. As scikit-learn's f1_score(average=None, zero_division=0) over all labels.
 */
export default defineMetric({
  name: 'f1-per-class',
  schema,
  kinds: ['multi-label', 'classes'],
  listOnly: true,
  partial: true,
  bind: ({ threshold }) => ({
    score: (scored) => ({ value: null, perClass: f1(scored, threshold) }),
  }),
});
