import { schema } from '../../generated/metrics/ccc.js';
import { defineMetric, type Scored } from '../../part.js';

/**
 * Mean over the values of the concordance correlation coefficient (Lin 1989), each over the rows that have the value,
 * with population moments:
 *
 *   CCC = 2 cov(p, y) / (var(p) + var(y) + (mean(p) - mean(y))^2);   0 if both are constant and equal
 *
 * Nguyen et al. 2022, eq. 12 and 17.
 */
export default defineMetric({
  name: 'ccc',
  schema,
  kinds: ['continuous'],
  partial: true,
  bind: () => ({
    score(scored) {
      const perClass = Array.from({ length: scored.width }, (_, column) => concordance(scored, column));
      return { value: perClass.reduce((a, b) => a + b, 0) / perClass.length, perClass };
    },
  }),
});

function concordance({ prediction, target, rows, width }: Scored, column: number): number {
  const mean = (of: (at: number) => number): number => {
    let [sum, carrying] = [0, 0];
    for (let at = column; at < rows * width; at += width) {
      if (Number.isNaN(target[at])) continue;
      sum += of(at);
      carrying++;
    }
    return sum / Math.max(carrying, 1);
  };
  const [p, y] = [mean((i) => prediction[i]!), mean((i) => target[i]!)];
  const covariance = mean((i) => (prediction[i]! - p) * (target[i]! - y));
  const spread = mean((i) => (prediction[i]! - p) ** 2 + (target[i]! - y) ** 2) + (p - y) ** 2;
  return spread === 0 ? 0 : (2 * covariance) / spread;
}
