import { globalNorm } from '../layers/global-norm.js';
import type { Tensor, Tf } from '../part.js';

/** Gradients g min(1, limit / (|g| + 1e-6)), with |g| over all of them together, like torch.nn.utils.clip_grad_norm_. */
export function clipped(tf: Tf, gradients: readonly Tensor[], limit: number): readonly Tensor[] {
  const factor = tf.minimum(tf.div(limit, tf.add(globalNorm(tf, gradients), 1e-6)), 1);
  return gradients.map((one) => tf.mul(one, factor));
}
