import { defineLoss, maskedMean, type Tensor, type Tf } from 'declarative-zoo';
import { schema } from '../../generated/losses/edge-cross-entropy.js';

/**
 * L = -mean over rows and edges ij of log softmax(z_ij) at the class 2 y_i + y_j; prediction z [batch, 4 nodes²], the
 * output of mefl/edge-classifier, target y [batch, nodes] of zeros and ones. Luo et al. 2022, the loss of edges;
 * `weight` in the page is its lambda, 0.001 to 0.05 in the paper.
 */
export default defineLoss({
  name: 'edge-cross-entropy',
  schema,
  kinds: ['multi-label'],
  scales: ['mefl/edges'],
  width: (labels) => 4 * labels * labels,
  bind: () => ({
    build: (tf) => (prediction, target, mask) => {
      const classes = classesOf(tf, target);
      const log = tf.logSoftmax(tf.reshape(prediction, classes.shape));
      return tf.neg(maskedMean(tf, tf.mean(tf.sum(tf.mul(classes, log), 3), [1, 2]), mask));
    },
  }),
});

/** The class of every edge as one of four, [batch, ends, starts, 4]: neither, only the start, only the end, both. */
function classesOf(tf: Tf, y: Tensor): Tensor {
  const ends = tf.expandDims(y, 2);
  const starts = tf.expandDims(y, 1);
  const [noEnd, noStart] = [tf.sub(1, ends), tf.sub(1, starts)];
  return tf.stack(
    [tf.mul(noEnd, noStart), tf.mul(noEnd, starts), tf.mul(ends, noStart), tf.mul(ends, starts)],
    3,
  );
}
