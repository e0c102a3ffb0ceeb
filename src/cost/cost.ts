import type { EngineName } from '../engine/engine.js';
import type { LabelStatistics } from '../part.js';

/** The number of rows of a run. */
export interface RowCounts {
  /** False if the annotation files are missing: then as many as will be drawn, or 1,000, with every label. */
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
  readonly windows?: WindowCounts;
  readonly mixture?: MixtureCounts;
}

/** What a run has of each data set, where its page mixes several. */
export interface MixtureCounts {
  /** By data set: its rows. */
  readonly members: { readonly [member: string]: { readonly train: number; readonly validation: number } };
  /** By stage: rows, or windows, that an epoch sees. */
  readonly stages: { readonly [stage: string]: number };
}

/** How many windows a run has, where its page cuts sequences. */
export interface WindowCounts {
  /** Frames of the longest window. */
  readonly frames: number;
  /** By stage that trains on windows: how many an epoch sees. */
  readonly stages: { readonly [stage: string]: number };
  /** Frames that are computed for each validation row: windows overlap, and are padded. */
  readonly perRow: number;
}

/** A share of the time: this many faces, images, rows, steps or bytes, and the seconds that they take; null: not measured. */
export interface Share {
  readonly what: 'drawing' | 'checking images' | 'steps' | 'scoring' | 'saving' | 'answers' | 'start';
  readonly amount: number;
  readonly seconds: number | null;
}

/** The engine that a plan is for. `memory`: bytes that its tensors can have, if that is limited. */
export interface PlannedEngine {
  readonly name: EngineName;
  readonly threads: number;
  readonly memory?: number | undefined;
}

/** What a run of a plan takes. The seconds are estimated, and null where this machine has not been measured; the rest is counted. */
export interface PlanCost {
  readonly engine: PlannedEngine;
  readonly rows: RowCounts;
  readonly stages: readonly StageCost[];
  /** By node: floating-point operations of one forward pass of one row; absent: not known, as of a model in a file. */
  readonly nodes: { readonly [node: string]: number };
  /** What is done once, before and after the stages. */
  readonly once: readonly Share[];
  /** Of all that, where nothing of it is in the cache yet. */
  readonly seconds: number | null;
  /** Between these they are. */
  readonly range: readonly [number, number] | null;
}

/** What a stage takes. */
export interface StageCost {
  readonly name: string;
  /** Training rows that carry one of the stage's labels. */
  readonly rows: number;
  /** Windows of them that an epoch sees; absent: it sees rows. */
  readonly windows?: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  /** Of one full step: all passes, forward and backward. */
  readonly flopsPerStep: number;
  readonly secondsPerStep: number | null;
  /** Bytes of all tensors when they are most: in a step, in the answers to validation rows, or while a head is banked. */
  readonly peakMemory: number;
  /** Outputs that are computed once, before the stage: those that no stage before it needed. */
  readonly banks: readonly BankCost[];
  /** Steps; scoring: answers to the validation rows after each epoch; saving: bytes of checkpoints, every epoch the best yet. */
  readonly shares: readonly Share[];
  /** Of the banks and the shares. */
  readonly seconds: number | null;
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
  readonly seconds: number | null;
}
