/** How the learning rate goes. */
import type { Part } from './part.js';

/** Factor on the learning rate at a step counted from 0. */
export interface SchedulePart<O = never> extends Part<'schedules'> {
  factor(options: O, at: { step: number; steps: number; stepsPerEpoch: number }): number;
  /** In words, what these options ask for and do not get in a stage of so many steps; undefined: nothing. */
  inVain?(options: O, stage: { steps: number; stepsPerEpoch: number }): string | undefined;
}
