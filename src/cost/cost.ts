import type { EngineName } from '../engine/engine.js';
import type { LabelStatistics } from '../part.js';

/** How many rows a run has. */
export interface RowCounts {
  /** False where the annotation files are not there: then as many as will be drawn, or 1,000, with every label. */
  readonly known: boolean;
  readonly train: number;
  readonly validation: number;
  /** Faces that will be drawn first. */
  readonly toDraw: number;
  /** By stage: training rows that carry one of its labels. */
  readonly stages: { readonly [stage: string]: number };
  /** By label space: training rows that carry it, and how often each of its names. Empty where not known. */
  readonly labels: { readonly [space: string]: LabelStatistics };
  /** By label space: the same of the rows that lack none of its units. */
  readonly whole: { readonly [space: string]: LabelStatistics };
  /** By label space: validation rows that carry it, and those that lack none of its units. Empty where not known. */
  readonly scored: { readonly [space: string]: { readonly rows: number; readonly whole: number } };
}

/** A share of the time: so many faces, images, rows, steps or bytes, and the seconds that they take. */
export interface Share {
  readonly what:
    | 'drawing'
    | 'checking images'
    | 'steps'
    | 'scoring'
    | 'saving'
    | 'answers'
    | 'start and report';
  readonly amount: number;
  readonly seconds: number;
}

/** What a run of a plan takes. Estimated are the seconds; the rest is counted. */
export interface PlanCost {
  readonly engine: { readonly name: Exclude<EngineName, 'cpu'>; readonly threads: number };
  readonly rows: RowCounts;
  readonly stages: readonly StageCost[];
  /** By node: floating-point operations of one forward pass of one row; absent: not known, as of a model in a file. */
  readonly nodes: { readonly [node: string]: number };
  /** What is done once, before and after the stages. */
  readonly once: readonly Share[];
  /** Of all that, where nothing of it is in the cache yet. */
  readonly seconds: number;
  /** Between these they are, on a machine such as the one that the rates were taken on. */
  readonly range: readonly [number, number];
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
  /** Steps; scoring: answers to the validation rows after each epoch; saving: bytes of checkpoints, every epoch the best yet. */
  readonly shares: readonly Share[];
  /** Of the banks and the shares. */
  readonly seconds: number;
}

/** A frozen node's outputs, computed once per image and view. */
export interface BankCost {
  readonly node: string;
  /** Outputs: training rows times views, and validation rows. */
  readonly outputs: number;
  /** Images that are decoded for them. */
  readonly images: number;
  readonly flops: number;
  /** On disk; 0 for vectors that the user brings. */
  readonly bytes: number;
  readonly seconds: number;
}
