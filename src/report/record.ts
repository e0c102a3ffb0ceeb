import type { LabelSpace, Scale, Score } from '../part.js';

/** The format of run.json that this version writes and reads. */
export const RECORD_FORMAT = 1;

/**
 * The contents of run.json, which a finished run leaves behind: everything that a table or a report needs, without
 * derived values.
 */
export interface RunRecord {
  /** Format of the file: `RECORD_FORMAT`. Absent in runs of the first version, which used 1. */
  readonly format?: number;
  readonly name: string;
  readonly title: string;
  readonly profile: string | null;
  /** sha256 of the resolved page. */
  readonly page: string;
  readonly seed: number;
  readonly zoo: string;
  readonly engine: {
    readonly name: string;
    readonly version: string;
    /** What did the arithmetic inside the engine; absent in records of the first version. */
    readonly provider?: string;
    readonly device: string;
    readonly why: string;
  };
  readonly environment: { readonly [key: string]: string | number };
  readonly started: string;
  readonly seconds: number;
  /** The paper that the page reproduces, as it is cited (`Nguyen et al. 2022`), and the row of its table, if any. */
  readonly reproduces?: {
    readonly paper: string;
    readonly table?: number;
    readonly row?: string;
    readonly citation: string;
  };
  /** True if the run used the licensed data that the paper's numbers come from; only then are they shown for comparison. */
  readonly comparable: boolean;
  /** The paper's numbers for this row (percent), by metric name. */
  readonly paper?: {
    readonly [metric: string]: { readonly value?: number; readonly perClass?: readonly number[] };
  };
  readonly labels: { readonly [name: string]: LabelSpace };
  /** Nodes that predict a task: node name -> label space name. */
  readonly answers: { readonly [node: string]: string };
  /** The scale of these nodes' outputs in predictions.jsonl. Absent in earlier runs: probabilities, or values. */
  readonly scales?: { readonly [node: string]: Scale };
  readonly data: {
    readonly [split: string]: {
      readonly rows: number;
      readonly labeled: { readonly [space: string]: number };
      /** Number of labeled rows that lack some of the space's names; absent: none. */
      readonly partial?: { readonly [space: string]: number };
      /** Positives or class counts per label space. */
      readonly counts: { readonly [space: string]: readonly number[] };
    };
  };
  /** Terms of the run's inputs, if they are known; absent in older records. */
  readonly terms?: {
    /** The license of the data; null if it is unknown. */
    readonly data: string | null;
    /** The license of the weights that the backbone started from; absent with random initialization or vectors. */
    readonly weights?: string | null;
    /** Whether the images of the data may be redistributed. */
    readonly redistribute: boolean;
  };
  /** Whether reports show images of the data, if the user decided; absent: decided by the terms of the data. */
  readonly images?: boolean;
  readonly stages: readonly StageRecord[];
  /** Validation scores by metric name, in the order of the page: fractions of one, except for `errors`. */
  readonly scores: { readonly [metric: string]: Score };
  /** The label space whose order a metric's `perClass` follows. */
  readonly metricLabels: { readonly [metric: string]: string };
  /**
   * For metrics that are errors (lower is better), the unit of their numbers, '' if it has no name. Absent: there are
   * none.
   */
  readonly errors?: { readonly [metric: string]: string };
  /** The same metrics for the best constant predictor. */
  readonly constant: { readonly [metric: string]: Score };
  /**
   * Scores by group of rows. Absent: there are fewer than two groups, or none has enough rows; also absent in older
   * records.
   */
  readonly groups?: GroupScores;
  readonly weights: { readonly file: string; readonly sha256: string };
  /**
   * For each step, the other runs that it blends: their folders as written in the page, and the hash of their
   * predictions; absent: none.
   */
  readonly blended?: {
    readonly [step: string]: readonly {
      readonly run: string;
      readonly node: string;
      readonly sha256: string;
    }[];
  };
  /**
   * For each node, the tuned probability from which each of its labels is on, and the rows it was tuned on; absent:
   * none is tuned.
   */
  readonly thresholds?: {
    readonly [node: string]: { readonly rows: 'train' | 'validation'; readonly values: readonly number[] };
  };
  /**
   * For each smoothing step, the tuned span, the metric and rows it was tuned on, and the score of each candidate;
   * absent: none is tuned.
   */
  readonly spans?: {
    readonly [step: string]: {
      readonly rows: 'train' | 'validation';
      readonly metric: string;
      readonly span: number;
      readonly scores: readonly { readonly span: number; readonly value: number | null }[];
    };
  };
  readonly notes: readonly string[];
}

/** Scores of the rows of each group: a person or a video, as named in the data set; or a data set of a mixture. */
export interface GroupScores {
  /** Absent: persons or videos. */
  readonly by?: 'data set';
  /** Number of groups in the split. */
  readonly count: number;
  /** Minimum number of labeled rows that a group needs to be scored in a metric. */
  readonly least: number;
  /** By metric; a metric in which no group is scored is absent. */
  readonly spread: { readonly [metric: string]: GroupSpread };
  /** Every group, sorted by name; absent: there are too many to list. */
  readonly each?: readonly {
    readonly group: string;
    readonly rows: number;
    readonly scores: { readonly [metric: string]: number | null };
  }[];
}

/** How a score differs between groups. */
export interface GroupSpread {
  /** Number of scored groups. */
  readonly scored: number;
  readonly worst: GroupScore;
  readonly median: number;
  readonly best: GroupScore;
}

/** The score of one group. */
export interface GroupScore {
  readonly group: string;
  readonly rows: number;
  readonly value: number;
}

/** The result of a stage. */
export interface StageRecord {
  readonly name: string;
  readonly rows: number;
  /** Windows per epoch, for a stage that trains on sequences. */
  readonly windows?: number;
  readonly steps: number;
  readonly select?: string;
  readonly best: { readonly epoch: number; readonly value: number | null };
  readonly seconds: number;
  readonly epochs: readonly EpochRecord[];
}

/** An epoch of a stage: its losses, learning rate and scores. */
export interface EpochRecord {
  /** Counts from 1. */
  readonly epoch: number;
  /** The loss that the balancer combines: mean over the training rows. */
  readonly loss: number;
  /**
   * Each loss times its weight, by the name of its node or the name in the page. For training, it is the mean over
   * the labeled rows during training, with dropout and augmentation and while the weights change. For validation, it
   * is computed over all labeled rows together, with the weights at the end of the epoch. Null: no row is labeled.
   * Absent in older records.
   */
  readonly losses?: {
    readonly train: { readonly [loss: string]: number | null };
    readonly validation: { readonly [loss: string]: number | null };
  };
  /** Learning rate of the last step. */
  readonly rate: number;
  readonly seconds: number;
  /** On the validation rows, for the metrics that depend on what the stage trains. */
  readonly scores: { readonly [metric: string]: number | null };
  /** The same metrics on the training rows, predicted during training; absent with mixup, and in older records. */
  readonly trainScores?: { readonly [metric: string]: number | null };
}

/** One line of predictions.jsonl: a validation row, its labels (absent if unlabeled) and the model's outputs. */
export interface PredictionRecord {
  readonly key: string;
  readonly image: string | null;
  /** The person in the image, or the video that it is from, if known; absent in earlier runs. */
  readonly group?: string;
  /** The sequence and frame number of the image, in runs of pages with windows, smoothing or audio. */
  readonly sequence?: string;
  readonly position?: number;
  /** Null for an action unit that is not scored. */
  readonly truth: { readonly [space: string]: readonly (number | null)[] };
  /**
   * For each predicting node: its float32 output in nine significant digits, which restore the exact number. Earlier
   * runs have `answers` instead: probabilities, or values.
   */
  readonly outputs: { readonly [node: string]: readonly number[] };
}

/** inspect.json: for each node and inspected tensor, its mean over the validation rows. */
export interface InspectionRecord {
  readonly [node: string]: {
    readonly [name: string]: { readonly shape: readonly number[]; readonly mean: readonly number[] };
  };
}
