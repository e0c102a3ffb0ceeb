import { schema } from '../../generated/metrics/accuracy.js';
import { decisions, truths } from '../../layers/confusion.js';
import { defineMetric } from '../../part.js';

/**
 * Fraction of rows that are predicted correctly; a multi-label row is correct if all of its labels are. As
 * scikit-learn's accuracy_score. 0 without rows.
 */
export default defineMetric({
  name: 'accuracy',
  schema,
  kinds: ['multi-label', 'classes'],
  partial: true,
  bind: ({ threshold }) => ({
    score(scored) {
      const { rows, width } = scored;
      const [decided, actual] = [decisions(scored, threshold), truths(scored)];
      let right = 0;
      for (let row = 0; row < rows; row++) {
        const range = [row * width, (row + 1) * width] as const;
        right += decided
          .subarray(...range)
          .every((d, i) => d === actual[range[0] + i] || Number.isNaN(scored.target[range[0] + i]))
          ? 1
          : 0;
      }
      return { value: rows === 0 ? 0 : right / rows };
    },
  }),
});
