/** Computes the gradient. */
import type { Part } from './part.js';
import type { Scalar, Tensor, Tf, Variable } from './tensor.js';

/** Loss and gradients at the variables' current values. */
export interface Evaluation {
  readonly loss: Scalar;
  /** One per variable; 0, a scalar, for the weights in `factors`. */
  readonly gradients: readonly Tensor[];
  /** Absent unless the rule asked for it, and some weights have such a gradient. */
  readonly factors?: Factors | undefined;
}

/**
 * Gradients that are kept as two factors: x^T d for a weight W that is only used in a product x W, where d is the
 * gradient of the product, and where no variable changes x, such as frozen features. A rule that evaluates again at
 * W + r x^T d then needs neither this gradient nor this weight:
 *
 *   |x^T d|^2 = sum((x x^T d) * d)        x (W + r x^T d) = x W + r x x^T d
 *
 * With fewer rows in x than in W, this takes fewer operations.
 */
export interface Factors {
  has(weight: Variable): boolean;
  /** The squared norm of each gradient. */
  squares(): Scalar[];
  /** Evaluations from now on are at W + `distance` times the gradient, for all of these weights. */
  move(distance: Scalar): void;
}

/** How to evaluate. */
export interface EvaluationOptions {
  readonly updateStatistics: boolean;
  /**
   * True if the rule can use gradients as `factors`; it then moves these weights only with `move`. Starts at the
   * variables' values again.
   */
  readonly factored?: boolean;
}

/** A bound gradient rule: computes the gradient that the optimizer follows. Leaves every variable unchanged. */
export interface BoundGradient {
  /** Passes through the model per step: 1, or 2 for SAM. */
  readonly passes: number;
  compute(
    tf: Tf,
    variables: readonly Variable[],
    evaluate: (how: EvaluationOptions) => Evaluation,
  ): Evaluation;
}

export type GradientPart<O = never> = Part<'gradients', O, BoundGradient>;
