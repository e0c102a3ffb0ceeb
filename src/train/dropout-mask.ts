import { ownKernel } from '../layers/own-kernel.js';
import type { Tensor, Tf } from '../part.js';
import { bernoulli, type bernoulliMask, type Path } from '../random/stream.js';

/** The mask that `draw` fills, of this shape. An engine with a kernel for masks computes the same numbers itself. */
export function dropoutMask(
  tf: Tf,
  draw: typeof bernoulliMask,
  shape: readonly number[],
  rate: number,
  seed: number,
  ...path: Path
): Tensor {
  const kernel = ownKernel(tf, 'BernoulliMask');
  if (kernel) return kernel({}, { shape: [...shape], ...bernoulli(rate, seed, ...path) }) as Tensor;
  const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
  return tf.tensor(draw(values, rate, seed, ...path), [...shape]);
}
