/** How the learning rate changes during training. */
import type { Part } from './part.js';

/** A bound schedule: the factor on the learning rate at a step, counted from 0. */
export interface BoundSchedule {
  factor(at: { step: number; steps: number; stepsPerEpoch: number }): number;
  /** What the options set without effect in a stage of this many steps; undefined: nothing. */
  ineffective?(stage: { steps: number; stepsPerEpoch: number }): string | undefined;
}

export type SchedulePart<O = never> = Part<'schedules', O, BoundSchedule>;
