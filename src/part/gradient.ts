/** Computes the gradient. */
import type { Part } from './part.js';
import type { Scalar, Tensor, Tf, Variable } from './tensor.js';

/** Loss and gradients at the variables' current values. */
export interface Evaluation {
  readonly loss: Scalar;
  readonly gradients: readonly Tensor[];
}

/** A bound gradient rule: computes the gradient that the optimizer follows. Leaves every variable unchanged. */
export interface BoundGradient {
  /** Passes through the model per step: 1, or 2 for SAM. */
  readonly passes: number;
  compute(
    tf: Tf,
    variables: readonly Variable[],
    evaluate: (how: { updateStatistics: boolean }) => Evaluation,
  ): Evaluation;
}

export type GradientPart<O = never> = Part<'gradients', O, BoundGradient>;
