import { schema } from '../../generated/losses/weighted-cross-entropy.js';
import { balancedWeights, labelWeights } from '../../layers/label-weights.js';
import { maskedMean } from '../../layers/masked-mean.js';
import { defineLoss } from '../../part.js';

/**
 * Softmax cross-entropy with a weight per class:
 *
 *   L = -mean over rows of sum_c w_c t_c log softmax(z)_c,  w_c = n / (C n_c),  t = (1 - s) y + s / C
 *
 * with n_c of n training rows in class c and s the label smoothing; the mean is over rows, not over weights.
 * prediction z and target y [batch, classes]. Nguyen et al. 2022, eq. 11; the weights follow the authors' code.
 */
export default defineLoss({
  name: 'weighted-cross-entropy',
  schema,
  kinds: ['classes'],
  scales: ['logits'],
  bind: ({ weights, labelSmoothing, softmax }) => ({
    build(tf, statistics) {
      const factors = labelWeights(weights, statistics, balancedWeights);
      return (prediction, target, mask) => {
        const logits = softmax === 'twice' ? tf.softmax(prediction) : prediction;
        const smooth = tf.add(tf.mul(target, 1 - labelSmoothing), labelSmoothing / factors.length);
        const terms = tf.mul(tf.mul(smooth, tf.tensor1d(factors)), tf.logSoftmax(logits));
        return tf.neg(maskedMean(tf, tf.sum(terms, 1), mask));
      };
    },
  }),
});
