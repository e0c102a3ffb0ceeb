import { schema } from '../../generated/metrics/average-precision.js';
import { scoreRankings } from '../../layers/ranking.js';
import { defineMetric } from '../../part.js';

/**
 * AP = sum over thresholds of (R_n - R_(n-1)) P_n, with precision P and recall R of the rows whose output is at least
 * the n-th value; for each label over the rows that have it, or for each class against the rest, and their mean. A
 * label or class that no row has is left out of the mean. As scikit-learn's average_precision_score(average='macro').
 */
export default defineMetric({
  name: 'average-precision',
  schema,
  kinds: ['multi-label', 'classes'],
  partial: true,
  bind: () => ({
    score: (scored) =>
      scoreRankings(scored, ({ groups, positives }) => {
        if (positives === 0) return null;
        let [hits, taken, area] = [0, 0, 0];
        for (const group of groups) {
          hits += group.positives;
          taken += group.positives + group.negatives;
          area += (group.positives / positives) * (hits / taken);
        }
        return area;
      }),
  }),
});
