import type { Evaluation, EvaluationOptions, FixedRows, Scalar, Tensor, Tf, Variable } from '../part.js';
import { FixedProducts } from './fixed-products.js';

/** How to compute the loss in one pass. */
export interface PassOptions {
  readonly updateStatistics: boolean;
  readonly fixed: FixedRows | undefined;
}

/** The passes of a step: what a gradient rule evaluates, and how to free what they share. */
export interface Passes {
  evaluate(how: EvaluationOptions): Evaluation;
  dispose(): void;
}

/** Passes that compute `loss`, from `inputs` that are the same in all of them, and differentiate it. */
export function createPasses(
  tf: Tf,
  variables: readonly Variable[],
  inputs: readonly Tensor[],
  loss: (how: PassOptions) => Scalar,
): Passes {
  let products: FixedProducts | undefined;
  return {
    evaluate({ updateStatistics, factored = false }) {
      if (factored) {
        products?.dispose();
        products = new FixedProducts(tf, variables, inputs);
      }
      const factors = factored ? products : undefined;
      const leaves = factors ? [...variables, factors.leaf] : [...variables];
      const { value, grads } = tf.variableGrads(() => loss({ updateStatistics, fixed: products }), leaves);
      products?.end();
      const gradients = variables.map((variable) =>
        factors?.has(variable) ? tf.scalar(0) : (grads[variable.name] ?? tf.zerosLike(variable)),
      );
      return { loss: value, gradients, factors };
    },
    dispose: () => products?.dispose(),
  };
}
