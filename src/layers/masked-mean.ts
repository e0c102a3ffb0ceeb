import type { Scalar, Tensor, Tf } from '../part.js';

/** Mean over rows and labels of x [batch, labels], of those that carry them; mask [batch] or [batch, labels] as a loss gets it. */
export const meanOverLabels = (tf: Tf, x: Tensor, mask: Tensor | null): Scalar =>
  maskedMean(tf, mask?.rank === 2 ? x : tf.mean(x, 1), mask);

/** Mean of x [batch] or [batch, labels] where the mask of that shape is 1, or of all where it is null; 0 of none. */
export function maskedMean(tf: Tf, x: Tensor, mask: Tensor | null): Scalar {
  if (!mask) return tf.mean(x);
  return tf.div(tf.sum(tf.mul(x, mask)), tf.maximum(tf.sum(mask), 1));
}
