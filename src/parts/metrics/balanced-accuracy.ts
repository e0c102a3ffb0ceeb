import { schema } from '../../generated/metrics/balanced-accuracy.js';
import { decisions, truths } from '../../layers/confusion.js';
import { meanOfDefined } from '../../layers/mean-of-defined.js';
import { defineMetric, type Scored } from '../../part.js';

/**
 * For classes, the mean recall of those that occur. For labels, (recall of on + recall of off) / 2 for each over the
 * rows that have it, and their mean; a label that is always on, or always off, has the recall of that value. As
 * scikit-learn's balanced_accuracy_score. `perClass` contains the recalls of classes, null for a class that never
 * occurs.
 */
export default defineMetric({
  name: 'balanced-accuracy',
  schema,
  kinds: ['multi-label', 'classes'],
  partial: true,
  bind: ({ threshold }) => ({
    score(scored) {
      const [decided, actual] = [decisions(scored, threshold), truths(scored)];
      const perClass = Array.from({ length: scored.width }, (_, column) => {
        const on = recall(scored, decided, actual, column, 1);
        return scored.kind === 'classes'
          ? on
          : meanOfDefined([on, recall(scored, decided, actual, column, 0)]);
      });
      return { value: meanOfDefined(perClass), perClass };
    },
  }),
});

/** Among the rows where a column is `of`, the fraction that is decided so; null if there are none. */
function recall(
  { target, width }: Scored,
  decided: Uint8Array,
  actual: Uint8Array,
  column: number,
  of: 0 | 1,
): number | null {
  let [rows, right] = [0, 0];
  for (let i = column; i < target.length; i += width) {
    if (Number.isNaN(target[i]) || actual[i] !== of) continue;
    rows++;
    if (decided[i] === of) right++;
  }
  return rows === 0 ? null : right / rows;
}
