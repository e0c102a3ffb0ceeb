/** How the learning rate goes. */
import type { Part } from './part.js';

/** A schedule, bound: the factor on the learning rate at a step counted from 0. */
export interface BoundSchedule {
  factor(at: { step: number; steps: number; stepsPerEpoch: number }): number;
  /** What the options ask for without effect in a stage of this many steps; undefined: nothing. */
  ineffective?(stage: { steps: number; stepsPerEpoch: number }): string | undefined;
}

export type SchedulePart<O = never> = Part<'schedules', O, BoundSchedule>;
