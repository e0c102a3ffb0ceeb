import type { Tensor, Tf } from '../part.js';

/** The value of an operation, what its gradient needs of it, and the gradient: one tensor per input. */
export interface Operation {
  readonly value: Tensor;
  readonly saved: readonly Tensor[];
  gradient(dy: Tensor, saved: readonly Tensor[]): Tensor[];
}

/**
 * An operation whose gradient is written by hand. Nothing inside `forward` is differentiated, so that what it derives
 * from `inputs` without a gradient (a choice of neighbors) is constant.
 */
export function operation(tf: Tf, inputs: readonly Tensor[], forward: () => Operation): Tensor {
  const differentiable = tf.customGrad((...args: unknown[]) => {
    const save = args.at(-1) as (tensors: Tensor[]) => void;
    const { value, saved, gradient } = forward();
    save([...saved]);
    // tfjs does not tidy a gradient function: without this its intermediates live until the whole pass ends.
    const gradFunc = (dy: Tensor, kept: Tensor[]) => tf.tidy(() => gradient(dy, kept));
    return { value, gradFunc };
  });
  return differentiable(...inputs);
}
