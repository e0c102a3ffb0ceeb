import type { Scalar, Tensor, Tf } from '../part.js';

/** Mean of x [batch] over the rows where mask [batch] is 1, or over all where it is null; 0 where there is none. */
export function maskedMean(tf: Tf, x: Tensor, mask: Tensor | null): Scalar {
  if (!mask) return tf.mean(x);
  return tf.div(tf.sum(tf.mul(x, mask)), tf.maximum(tf.sum(mask), 1));
}
