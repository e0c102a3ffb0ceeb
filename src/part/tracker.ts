/** Follows the progress of a run. */
import type { Score } from './metric.js';
import type { Part } from './part.js';

/** A run, as a tracker sees it. */
export interface TrackedRun {
  readonly name: string;
  /** The run's own folder, an absolute path; a tracker may write to it. */
  readonly folder: string;
  /** When it was started or last resumed. */
  readonly started: Date;
  readonly seed: number;
  /** True if the run was resumed. */
  readonly resumed: boolean;
  /** The resolved page, as plain data. */
  readonly page: { readonly [key: string]: unknown };
  readonly stages: readonly { readonly name: string; readonly epochs: number }[];
  /** Names of the metrics, in the order of the page. */
  readonly metrics: readonly string[];
}

/** A finished epoch. */
export interface TrackedEpoch {
  readonly stage: string;
  /** Counts from 1. */
  readonly epoch: number;
  /** Mean over the epoch's steps. */
  readonly loss: number;
  /**
   * For each node with a loss: its loss times its weight, on the training and the validation rows; null if no row is
   * labeled.
   */
  readonly losses?: {
    readonly train: { readonly [node: string]: number | null };
    readonly validation: { readonly [node: string]: number | null };
  };
  /** Learning rate of its last step. */
  readonly rate: number;
  readonly seconds: number;
  /** Validation scores of the metrics that depend on what the stage trains. */
  readonly scores: { readonly [metric: string]: number | null };
  /** The same on the training rows, predicted while training. */
  readonly trainScores?: { readonly [metric: string]: number | null };
}

/** How a run ended. */
export type Ending = 'finished' | 'stopped' | 'failed';

/**
 * The events of a tracker, in this order. If one throws, the tracker gets no more events, and the run continues
 * without it.
 */
export interface Tracking {
  epoch?(epoch: TrackedEpoch): void | Promise<void>;
  /** The final scores. */
  scores?(scores: { readonly [metric: string]: Score }): void | Promise<void>;
  end?(how: Ending): void | Promise<void>;
}

/** A bound tracker: shows or stores the progress of a run elsewhere. */
export interface BoundTracker {
  start(run: TrackedRun): Tracking | Promise<Tracking>;
}

export type TrackerPart<O = never> = Part<'trackers', O, BoundTracker>;
