import type { Tensor, Tf } from '../part.js';

/** The value of an operation, the tensors that its gradient needs, and the gradient: one tensor per input. */
export interface Operation {
  readonly value: Tensor;
  readonly saved: readonly Tensor[];
  gradient(dy: Tensor, saved: readonly Tensor[]): Tensor[];
}

/**
 * An operation with a hand-written gradient. Nothing inside `forward` is differentiated, so values that it derives from
 * `inputs` without a gradient (a choice of neighbors) are constant.
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
