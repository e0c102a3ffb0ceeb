/** Updates variables. */
import type { Part } from './part.js';
import type { Tensor, Tf } from './tensor.js';

/** Properties of an optimizer that do not depend on its options: the names of its slots for each variable. */
export interface OptimizerFacts {
  readonly slots: readonly string[];
}

/**
 * A bound optimizer: updates one variable. `step` counts from 1; `slots` are its state for this variable, initially
 * zeros.
 */
export interface OptimizerWork {
  /** The base learning rate, before the schedule. */
  readonly rate: number;
  /** What the options set without effect; absent: nothing. */
  readonly ineffective?: string | undefined;
  update(
    tf: Tf,
    at: {
      value: Tensor;
      gradient: Tensor;
      slots: { readonly [slot: string]: Tensor };
      rate: number;
      step: number;
    },
  ): { value: Tensor; slots: { readonly [slot: string]: Tensor } };
}

export type BoundOptimizer = OptimizerFacts & OptimizerWork;
export interface OptimizerPart<O = never> extends Part<'optimizers', O, OptimizerWork>, OptimizerFacts {}
