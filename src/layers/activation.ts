import type { Tensor, Tf } from '../part.js';

/** The activation after a layer. */
export type Activation = 'none' | 'relu' | 'sigmoid' | 'tanh';

/** Applies the activation of that name to each entry. */
export function activate(tf: Tf, x: Tensor, activation: Activation): Tensor {
  return activation === 'none' ? x : tf[activation](x);
}
