/** How a variable moves. */
import type { Part } from './part.js';
import type { Tensor, Tf } from './tensor.js';

/** What holds of an optimizer whatever its options: the names of what it remembers of each variable. */
export interface OptimizerFacts {
  readonly slots: readonly string[];
}

/** An optimizer, bound: one variable's update. `step` counts from 1; `slots` are its memory of this variable, zeros at first. */
export interface OptimizerWork {
  /** The base learning rate, before the schedule. */
  readonly rate: number;
  /** What the options ask for without effect; absent: nothing. */
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
