import { schema } from '../../generated/losses/ccc.js';
import { defineLoss, type Tensor, type Tf } from '../../part.js';

/**
 * Concordance over the rows of the batch that have the label:
 *
 *   L = sum over values of (1 - CCC),  CCC = 2 cov(p, y) / (var(p) + var(y) + (mean(p) - mean(y))^2 + 1e-8)
 *
 * with population variances: 2 - CCC_v - CCC_a for valence and arousal. prediction p and target y [batch, values].
 * Each value uses the rows that have it. Nguyen et al. 2022, eq. 12-13; the 1e-8 follows the authors' code.
 *
 * For windows, `over: windows` computes the CCC of each window over its labeled frames, and the mean of 1 - CCC over
 * windows with at least two of them; `over: window-means` computes the CCC of the means of p and y over the labeled
 * frames of each window.
 */
export default defineLoss({
  name: 'ccc',
  schema,
  kinds: ['continuous'],
  scales: ['values', 'logits', 'features'],
  leastRows: 2,
  partial: true,
  bind: ({ over = 'batch' }) => ({
    ...(over !== 'batch' && { windows: over === 'windows' ? 1 : 2 }),
    build: (tf) => (prediction, target, mask, frames) => {
      const weight =
        mask?.rank === 2 ? mask : mask ? tf.expandDims(mask, 1) : tf.ones([prediction.shape[0]!, 1]);
      if (over === 'batch')
        return tf.sum(tf.sub(1, concordance(tf, prediction, target, weighted(tf, weight))));
      const unfold = (x: Tensor) => tf.reshape(x, [-1, frames!, x.shape[1]!]);
      const [p, y, w] = [unfold(prediction), unfold(target), unfold(weight)];
      const labeled = tf.sum(w, 1, true);
      const mean = (x: Tensor) => tf.div(tf.sum(tf.mul(x, w), 1, true), tf.maximum(labeled, 1));
      if (over === 'window-means') {
        const any = weighted(tf, tf.cast(tf.greater(labeled, 0), 'float32'));
        return tf.sum(tf.sub(1, concordance(tf, mean(p), mean(y), any)));
      }
      const several = weighted(tf, tf.cast(tf.greater(labeled, 1), 'float32'));
      const each = tf.sub(1, concordance(tf, p, y, mean));
      return tf.sum(several(each));
    },
  }),
});

/** The mean along the first axis, weighted by 0 and 1. */
const weighted = (tf: Tf, weight: Tensor) => {
  const rows = tf.maximum(tf.sum(weight, 0), 1);
  return (x: Tensor): Tensor => tf.div(tf.sum(tf.mul(x, weight), 0), rows);
};

function concordance(tf: Tf, p: Tensor, y: Tensor, mean: (x: Tensor) => Tensor): Tensor {
  const [pMean, yMean] = [mean(p), mean(y)];
  const [pCentered, yCentered] = [tf.sub(p, pMean), tf.sub(y, yMean)];
  const spread = tf.add(mean(tf.square(pCentered)), mean(tf.square(yCentered)));
  const apart = tf.add(tf.square(tf.sub(pMean, yMean)), 1e-8);
  return tf.div(tf.mul(2, mean(tf.mul(pCentered, yCentered))), tf.add(spread, apart));
}
