import { schema } from '../../generated/losses/binary-cross-entropy.js';
import { binaryCrossEntropy } from '../../layers/binary-cross-entropy.js';
import { inverseRateWeights, labelWeights } from '../../layers/label-weights.js';
import { defineLoss } from '../../part.js';

/**
 * Binary cross-entropy of probabilities: L = -mean over rows and labels of w_i [y log p + (1 - y) log(1 - p)], the
 * arguments of log clipped to at least 1e-8. If rows b have only some of the labels, the mean is over the labels that they
 * have: L = -sum of m_bi w_i [...] / sum of m_bi, mask m [batch, labels]. prediction p and target y [batch, labels].
 */
export default defineLoss({
  name: 'binary-cross-entropy',
  schema,
  kinds: ['multi-label'],
  scales: ['probabilities'],
  partial: true,
  bind: ({ weights }) => ({
    build(tf, statistics) {
      const factors = labelWeights(weights, statistics, inverseRateWeights);
      return (p, y, mask) => binaryCrossEntropy(tf, p, y, { factors, mask });
    },
  }),
});
