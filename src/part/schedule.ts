/** How the learning rate goes. */
import type { Part } from './part.js';

/** Factor on the learning rate at a step counted from 0. */
export interface SchedulePart<O = never> extends Part<'schedules'> {
  factor(options: O, at: { step: number; steps: number; stepsPerEpoch: number }): number;
}
