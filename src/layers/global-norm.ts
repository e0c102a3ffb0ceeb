import type { Scalar, Tensor, Tf } from '../part.js';
import { rowSum } from './sums.js';

/** Norm of several tensors together: sqrt(sum of all their squares), and of the squared norms of others. */
export const globalNorm = (tf: Tf, tensors: readonly Tensor[], squares: readonly Scalar[] = []): Scalar =>
  tf.sqrt(tf.addN([...tensors.map((one) => tf.sum<Scalar>(rowSum(tf, tf.square(one)))), ...squares]));
