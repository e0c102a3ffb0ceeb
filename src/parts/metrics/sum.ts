import { schema } from '../../generated/metrics/sum.js';
import { defineMetric } from '../../part.js';

/** Sum of other metrics: P_MTL = P_AU + P_EX + P_VA (Nguyen et al. 2022, eq. 14). */
export default defineMetric({
  name: 'sum',
  schema,
  kinds: [],
  bind: () => ({ combine: (scores) => ({ value: scores.reduce((a, b) => a + b, 0) }) }),
});
