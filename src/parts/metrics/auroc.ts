import { schema } from '../../generated/metrics/auroc.js';
import { scoreRankings } from '../../layers/ranking.js';
import { defineMetric } from '../../part.js';

/**
 * The probability that a random row with the label has a higher output than a random row without it, where equal
 * outputs count half; for each label over the rows that have it, or for each class against the rest, and their mean.
 * A label or class that every row has, or no row, is left out of the mean. As scikit-learn's
 * roc_auc_score(average='macro', multi_class='ovr').
 */
export default defineMetric({
  name: 'auroc',
  schema,
  kinds: ['multi-label', 'classes'],
  partial: true,
  bind: () => ({
    score: (scored) =>
      scoreRankings(scored, ({ groups, positives, negatives }) => {
        if (positives === 0 || negatives === 0) return null;
        let [passed, won] = [0, 0]; // negatives ranked higher; pairs ranked correctly
        for (const group of groups) {
          won += group.positives * (negatives - passed - group.negatives / 2);
          passed += group.negatives;
        }
        return won / (positives * negatives);
      }),
  }),
});
