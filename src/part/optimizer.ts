/** How a variable moves. */
import type { Part } from './part.js';
import type { Tensor, Tf } from './tensor.js';

/** One variable's update. `step` counts from 1; `slots` are the optimizer's memory of this variable, zeros at first. */
export interface OptimizerPart<O = never> extends Part<'optimizers'> {
  readonly slots: readonly string[];
  /** The base learning rate, before the schedule. */
  rate(options: O): number;
  /** In words, what these options ask for and do not get; undefined: nothing. */
  inVain?(options: O): string | undefined;
  update(
    tf: Tf,
    options: O,
    at: {
      value: Tensor;
      gradient: Tensor;
      slots: { readonly [slot: string]: Tensor };
      rate: number;
      step: number;
    },
  ): { value: Tensor; slots: { readonly [slot: string]: Tensor } };
}
