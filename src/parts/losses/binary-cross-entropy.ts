import { type BinaryCrossEntropyOptions, schema } from '../../generated/losses/binary-cross-entropy.js';
import { binaryCrossEntropy } from '../../layers/binary-cross-entropy.js';
import { inverseRateWeights, labelWeights } from '../../layers/label-weights.js';
import { defineLoss } from '../../part.js';

/**
 * Binary cross-entropy of probabilities: L = -mean over rows and labels of w_i [y log p + (1 - y) log(1 - p)], the
 * arguments of log being at least 1e-8. prediction p and target y [batch, labels]. Throws a ZooError where a list of
 * weights does not hold one per label.
 */
export default defineLoss<BinaryCrossEntropyOptions>({
  name: 'binary-cross-entropy',
  schema,
  kinds: ['multi-label'],
  scales: ['probabilities'],
  build(tf, { weights }, statistics) {
    const factors = labelWeights('binary-cross-entropy', weights, statistics, inverseRateWeights);
    return (p, y, mask) => binaryCrossEntropy(tf, p, y, { factors, mask });
  },
});
