import type { EngineName } from '../engine/engine.js';
import type { LabelStatistics } from '../part.js';

/** The number of rows of a run. */
export interface RowCounts {
  /** False if the annotation files are missing: the counts are then the images to draw, or 1,000, all with every label. */
  readonly known: boolean;
  readonly train: number;
  readonly validation: number;
  /** Faces to draw first. */
  readonly toDraw: number;
  /** By stage: training rows with one of its labels. */
  readonly stages: { readonly [stage: string]: number };
  /** By label space: training rows with a label, and the frequency of each of its names. Empty if unknown. */
  readonly labels: { readonly [space: string]: LabelStatistics };
  /** By label space: the same for rows that lack none of its units. */
  readonly whole: { readonly [space: string]: LabelStatistics };
  /** By label space: validation rows with a label, and those that lack none of its units. Empty if unknown. */
  readonly scored: { readonly [space: string]: { readonly rows: number; readonly whole: number } };
  readonly windows?: WindowCounts;
  readonly mixture?: MixtureCounts;
}

/** The counts for each data set, if the page mixes several. */
export interface MixtureCounts {
  /** By data set: its number of rows. */
  readonly members: { readonly [member: string]: { readonly train: number; readonly validation: number } };
  /** By stage: rows or windows per epoch. */
  readonly stages: { readonly [stage: string]: number };
}

/** The number of windows, if the page cuts sequences. */
export interface WindowCounts {
  /** Frames of the longest window. */
  readonly frames: number;
  /** By stage that trains on windows: windows per epoch. */
  readonly stages: { readonly [stage: string]: number };
  /** Frames to compute for each validation row: windows overlap, and are padded. */
  readonly perRow: number;
}

/** One part of the time: a number of faces, images, rows, steps or bytes, and the seconds that they take; null if not measured. */
export interface Share {
  readonly what: 'drawing' | 'checking images' | 'steps' | 'scoring' | 'saving' | 'answers' | 'start';
  readonly amount: number;
  readonly seconds: number | null;
}

/** The engine of a plan. `memory`: the maximum number of bytes for its tensors, if limited. */
export interface PlannedEngine {
  readonly name: EngineName;
  readonly threads: number;
  readonly memory?: number | undefined;
}

/** The cost of running a plan. The seconds are estimates, null if this machine has not been measured; the rest is counted. */
export interface PlanCost {
  readonly engine: PlannedEngine;
  readonly rows: RowCounts;
  readonly stages: readonly StageCost[];
  /** By node: floating-point operations of one forward pass for one row; absent if unknown, as for a model in a file. */
  readonly nodes: { readonly [node: string]: number };
  /** Work that is done once, before and after the stages. */
  readonly once: readonly Share[];
  /** The total for all this, if none of it is in the cache yet. */
  readonly seconds: number | null;
  /** The range in which the seconds probably are. */
  readonly range: readonly [number, number] | null;
}

/** The cost of a stage. */
export interface StageCost {
  readonly name: string;
  /** Training rows with one of the stage's labels. */
  readonly rows: number;
  /** Windows per epoch; absent if an epoch consists of rows. */
  readonly windows?: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  /** Operations of one full step: all passes, forward and backward. */
  readonly flopsPerStep: number;
  readonly secondsPerStep: number | null;
  /** Peak memory of all tensors in bytes: in a step, in predictions for validation rows, or while a head is banked. */
  readonly peakMemory: number;
  /** Outputs to compute once, before the stage, that no earlier stage needed. */
  readonly banks: readonly BankCost[];
  /**
   * Steps; scoring: predictions for the validation rows after each epoch; saving: bytes of checkpoints if every epoch
   * is the best yet.
   */
  readonly shares: readonly Share[];
  /** The total of the banks and the shares. */
  readonly seconds: number | null;
}

/** The outputs of a frozen node, computed once per image and view. */
export interface BankCost {
  readonly node: string;
  /** Number of outputs: training rows times views, plus validation rows. */
  readonly outputs: number;
  /** Images to decode for them. */
  readonly images: number;
  readonly flops: number;
  /** Size on disk; 0 for the user's own vectors. */
  readonly bytes: number;
  readonly seconds: number | null;
}
