import type { Pass, Scope, Tensor } from '../part.js';

/** Inverted dropout: x times the pass' mask of that name in training, x itself in evaluation. */
export function dropout(scope: Scope, pass: Pass, x: Tensor, name: string, rate: number): Tensor {
  return pass.training && rate > 0 ? scope.tf.mul(x, pass.dropoutMask(name, x.shape, rate)) : x;
}
