import type { Tensor, Tf } from '../part.js';
import { operation } from './operation.js';

/** x as a constant: no gradient flows through it. */
export function detach(tf: Tf, x: Tensor): Tensor {
  return operation(tf, [x], () => ({
    value: tf.clone(x),
    saved: [],
    gradient: (dy) => [tf.zerosLike(dy)],
  }));
}
