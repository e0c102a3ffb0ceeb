/** What hears how a run goes. */
import type { Score } from './metric.js';
import type { Part } from './part.js';

/** A run, as a tracker hears of it. */
export interface TrackedRun {
  readonly name: string;
  /** The run's own folder, an absolute path; a tracker may write there. */
  readonly folder: string;
  /** When it was started or, after a stop, resumed. */
  readonly started: Date;
  readonly seed: number;
  /** True if the run was resumed. */
  readonly resumed: boolean;
  /** The page as it was resolved, plain data. */
  readonly page: { readonly [key: string]: unknown };
  readonly stages: readonly { readonly name: string; readonly epochs: number }[];
  /** Names of the metrics, in the page's order. */
  readonly metrics: readonly string[];
}

/** An epoch that is done. */
export interface TrackedEpoch {
  readonly stage: string;
  /** Counts from 1. */
  readonly epoch: number;
  /** Mean over the epoch's steps. */
  readonly loss: number;
  /** By node with a loss: its loss times its weight, on the training and the validation rows; null where none is labeled. */
  readonly losses?: {
    readonly train: { readonly [node: string]: number | null };
    readonly validation: { readonly [node: string]: number | null };
  };
  /** Learning rate of its last step. */
  readonly rate: number;
  readonly seconds: number;
  /** Validation scores of the metrics that the stage teaches. */
  readonly scores: { readonly [metric: string]: number | null };
  /** The same on the training rows, answered as they were trained on. */
  readonly trainScores?: { readonly [metric: string]: number | null };
}

/** How a run ended. */
export type Ending = 'finished' | 'stopped' | 'failed';

/** What a started tracker hears, in this order. One that throws hears nothing after that; the run continues without it. */
export interface Tracking {
  epoch?(epoch: TrackedEpoch): void | Promise<void>;
  /** The final scores. */
  scores?(scores: { readonly [metric: string]: Score }): void | Promise<void>;
  end?(how: Ending): void | Promise<void>;
}

/** A tracker, bound: hears how a run goes, to show or keep it elsewhere. */
export interface BoundTracker {
  start(run: TrackedRun): Tracking | Promise<Tracking>;
}

export type TrackerPart<O = never> = Part<'trackers', O, BoundTracker>;
