import type { EngineName } from '../engine/engine.js';
import type { LabelStatistics } from '../part.js';

/** How many rows a run has. */
export interface RowCounts {
  /** False where the annotation files are not there: then as many as will be drawn, or 1,000, with every label. */
  readonly known: boolean;
  readonly train: number;
  readonly validation: number;
  /** By stage: training rows that carry one of its labels. */
  readonly stages: { readonly [stage: string]: number };
  /** By label space: training rows that carry it, and how often each of its names. Empty where not known. */
  readonly labels: { readonly [space: string]: LabelStatistics };
  /** By label space: the same of the rows that lack none of its units. */
  readonly whole: { readonly [space: string]: LabelStatistics };
}

/** What a run of a plan takes. Estimated are the seconds; the rest is counted. */
export interface PlanCost {
  readonly engine: { readonly name: Exclude<EngineName, 'cpu'>; readonly threads: number };
  readonly rows: RowCounts;
  readonly stages: readonly StageCost[];
  readonly seconds: number;
}

export interface StageCost {
  readonly name: string;
  /** Training rows that carry one of the stage's labels. */
  readonly rows: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  /** Of one full step: all passes, forward and backward. */
  readonly flopsPerStep: number;
  readonly secondsPerStep: number;
  /** Bytes of all tensors when they are most: in a step, in the answers to validation rows, or while a head is banked. */
  readonly peakMemory: number;
  /** Outputs that are computed once, before the stage: those that no stage before it needed. */
  readonly banks: readonly BankCost[];
  /** Banks, steps and the answers to the validation rows after each epoch. */
  readonly seconds: number;
}

/** A frozen node's outputs, computed once per image and view. */
export interface BankCost {
  readonly node: string;
  /** Outputs: training rows times views, and validation rows. */
  readonly outputs: number;
  readonly flops: number;
  /** On disk; 0 for vectors that the user brings. */
  readonly bytes: number;
  readonly seconds: number;
}
