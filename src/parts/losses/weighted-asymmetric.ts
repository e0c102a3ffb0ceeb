import { schema } from '../../generated/losses/weighted-asymmetric.js';
import { binaryCrossEntropy } from '../../layers/binary-cross-entropy.js';
import { detach as constant } from '../../layers/detach.js';
import { inverseRateWeights, labelWeights } from '../../layers/label-weights.js';
import { defineLoss } from '../../part.js';

/**
 * Binary cross-entropy with a smaller weight for easy negatives:
 *
 *   L = -mean over rows and labels of w_i [y log p + (1 - y) p log(1 - p)],  w_i = N (1 / r_i) / sum_j (1 / r_j)
 *
 * with r_i the rate of label i over the training rows that have it. If rows b have only some of the labels, the mean
 * is over the labels that they have: L = -sum of m_bi w_i [...] / sum of m_bi, mask m [batch, labels]. With `detach`,
 * p as a factor is a constant. prediction p and target y [batch, labels]. Nguyen et al. 2022, eq. 9-10; `detach` and
 * the bound on the logarithms' arguments follow the authors' code.
 */
export default defineLoss({
  name: 'weighted-asymmetric',
  schema,
  kinds: ['multi-label'],
  scales: ['probabilities'],
  partial: true,
  bind: ({ weights, detach }) => ({
    held: detach ? 'the probability as the factor of an easy negative' : undefined,
    build(tf, statistics) {
      const factors = labelWeights(weights, statistics, inverseRateWeights);
      return (p, y, mask) =>
        binaryCrossEntropy(tf, p, y, { factors, focus: detach ? constant(tf, p) : p, mask });
    },
  }),
});
