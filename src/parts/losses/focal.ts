import { schema } from '../../generated/losses/focal.js';
import { balancedWeights, inverseRateWeights, labelWeights } from '../../layers/label-weights.js';
import { maskedMean, meanOverLabels } from '../../layers/masked-mean.js';
import { defineLoss, type Tensor, type Tf } from '../../part.js';

/** Lower bound for the argument of log(1 - p). */
const SMALLEST = 1e-8;

/**
 * Focal loss of logits z [batch, width], target y as wide:
 *
 *   classes: L = -mean over rows of sum_c w_c y_c (1 - p_c)^gamma log p_c,  p = softmax(z)
 *   labels:  L = -mean over rows and labels of w_i [y (1 - p)^gamma log p + (1 - y) p^gamma log(1 - p)],  p = sigmoid(z)
 *
 * where each label uses the rows that have it. Lin et al. 2017, eq. 4, without alpha, which the weights replace.
 */
export default defineLoss({
  name: 'focal',
  schema,
  kinds: ['classes', 'multi-label'],
  scales: ['logits'],
  partial: true,
  bind: ({ gamma, weights }) => ({
    build(tf, statistics) {
      const ofClasses = statistics.kind === 'classes';
      const factors = labelWeights(weights, statistics, ofClasses ? balancedWeights : inverseRateWeights);
      const terms = ofClasses ? classTerms : labelTerms;
      return (prediction, target, mask) => {
        const weighted = tf.mul(terms(tf, prediction, target, gamma), tf.tensor1d(factors));
        return ofClasses ? maskedMean(tf, tf.sum(weighted, 1), mask) : meanOverLabels(tf, weighted, mask);
      };
    },
  }),
});

function classTerms(tf: Tf, z: Tensor, y: Tensor, gamma: number): Tensor {
  const logP = tf.logSoftmax(z);
  const logRest = tf.log(tf.maximum(tf.sub(1, tf.exp(logP)), SMALLEST));
  return tf.neg(tf.mul(y, tf.mul(tf.exp(tf.mul(gamma, logRest)), logP)));
}

function labelTerms(tf: Tf, z: Tensor, y: Tensor, gamma: number): Tensor {
  // -log p = softplus(-z) and -log(1 - p) = softplus(z), without a logarithm of 0.
  const [notP, notRest] = [tf.softplus(tf.neg(z)), tf.softplus(z)];
  const positive = tf.mul(y, tf.mul(tf.exp(tf.mul(-gamma, notRest)), notP));
  const negative = tf.mul(tf.sub(1, y), tf.mul(tf.exp(tf.mul(-gamma, notP)), notRest));
  return tf.add(positive, negative);
}
