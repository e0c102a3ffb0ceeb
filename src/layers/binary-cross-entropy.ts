import type { Scalar, Tensor, Tf } from '../part.js';
import { meanOverLabels } from './masked-mean.js';

const SMALLEST = 1e-8;

/**
 * -mean over the existing labels of factor_i [y log p + (1 - y) focus log(1 - p)], where arguments of log are at least
 * 1e-8; p, y and focus [batch, labels], focus 1 if absent; mask [batch] or [batch, labels], as passed to a loss.
 */
export function binaryCrossEntropy(
  tf: Tf,
  p: Tensor,
  y: Tensor,
  { factors, focus, mask }: { factors: readonly number[]; focus?: Tensor; mask: Tensor | null },
): Scalar {
  const positive = tf.mul(y, tf.log(tf.maximum(p, SMALLEST)));
  const rest = tf.mul(tf.sub(1, y), tf.log(tf.maximum(tf.sub(1, p), SMALLEST)));
  const terms = tf.add(positive, focus ? tf.mul(focus, rest) : rest);
  const weighted = tf.mul(terms, tf.tensor1d([...factors]));
  return tf.neg(meanOverLabels(tf, weighted, mask));
}
