import type { Tensor, Tf } from '../part.js';

/** What follows a layer. */
export type Activation = 'none' | 'relu' | 'sigmoid' | 'tanh';

/** The activation of that name, entry by entry. */
export function activate(tf: Tf, x: Tensor, activation: Activation): Tensor {
  return activation === 'none' ? x : tf[activation](x);
}
