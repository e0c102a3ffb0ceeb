import type { Scalar, Tensor, Tf } from '../part.js';

/** Mean of x [batch, labels] over the rows and labels that exist; mask [batch] or [batch, labels], as passed to a loss. */
export const meanOverLabels = (tf: Tf, x: Tensor, mask: Tensor | null): Scalar =>
  maskedMean(tf, mask?.rank === 2 ? x : tf.mean(x, 1), mask);

/**
 * Mean of x [batch] or [batch, labels] where the mask of that shape is 1, or of all if the mask is null; 0 if there is
 * nothing to average.
 */
export function maskedMean(tf: Tf, x: Tensor, mask: Tensor | null): Scalar {
  if (!mask) return tf.mean(x);
  return tf.div(tf.sum(tf.mul(x, mask)), tf.maximum(tf.sum(mask), 1));
}
