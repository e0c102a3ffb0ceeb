import type { Scalar, Tensor, Tf } from '../part.js';
import { meanOverLabels } from './masked-mean.js';

const SMALLEST = 1e-8;

/**
 * -mean over the labels that exist of factor_i [y log p + (1 - y) focus log(1 - p)], the arguments of log being at
 * least 1e-8; p, y and focus [batch, labels], absent focus being 1; mask [batch] or [batch, labels] as a loss gets it.
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
