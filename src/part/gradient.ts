/** Where the gradient is taken. */
import type { Part } from './part.js';
import type { Scalar, Tensor, Tf, Variable } from './tensor.js';

/** Loss and gradients at the variables' present values. */
export interface Evaluation {
  readonly loss: Scalar;
  readonly gradients: readonly Tensor[];
}

/** A gradient rule: where the gradient that the optimizer follows is taken. Leaves every variable as it found it. */
export interface GradientPart<O = never> extends Part<'gradients'> {
  /** Passes through the model per step: 1, or 2 for SAM. */
  passes(options: O): number;
  compute(
    tf: Tf,
    options: O,
    variables: readonly Variable[],
    evaluate: (how: { updateStatistics: boolean }) => Evaluation,
  ): Evaluation;
}
