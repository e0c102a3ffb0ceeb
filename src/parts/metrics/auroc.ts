import { schema } from '../../generated/metrics/auroc.js';
import { scoreRankings } from '../../layers/ranking.js';
import { defineMetric } from '../../part.js';

/**
 * The probability that a random row with the label has a higher output than a random row without it, equal outputs counting
 * half; of each label over the rows that carry it, or of each class against the rest, and their mean. One that every row has,
 * or none, is left out of the mean. As scikit-learn's roc_auc_score(average='macro', multi_class='ovr').
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
        let [passed, won] = [0, 0]; // negatives ranked higher; pairs ranked right
        for (const group of groups) {
          won += group.positives * (negatives - passed - group.negatives / 2);
          passed += group.negatives;
        }
        return won / (positives * negatives);
      }),
  }),
});
