import type { LabelSpace, Scale, Score } from '../part.js';

/** The format of run.json that this version writes and reads. */
export const RECORD_FORMAT = 1;

/** What a finished run leaves behind in run.json: all that a table or a report needs, and nothing that is computed. */
export interface RunRecord {
  /** Format of the file: `RECORD_FORMAT`. Absent in runs of the first version, which have 1. */
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
    /** What inside the engine did the arithmetic; records of the first version do not say. */
    readonly provider?: string;
    readonly device: string;
    readonly why: string;
  };
  readonly environment: { readonly [key: string]: string | number };
  readonly started: string;
  readonly seconds: number;
  /** The paper that the page is after, as one cites it (`Nguyen et al. 2022`), and the row that the page repeats, if any. */
  readonly reproduces?: {
    readonly paper: string;
    readonly table?: number;
    readonly row?: string;
    readonly citation: string;
  };
  /** True where the run used the licensed data that the paper's numbers are from; only then are they shown beside. */
  readonly comparable: boolean;
  /** The paper's numbers of this row (percent), by metric name. */
  readonly paper?: {
    readonly [metric: string]: { readonly value?: number; readonly perClass?: readonly number[] };
  };
  readonly labels: { readonly [name: string]: LabelSpace };
  /** Nodes that answer a task: node name -> label space name. */
  readonly answers: { readonly [node: string]: string };
  /** What the outputs of these nodes are in predictions.jsonl. Absent in runs of before: probabilities, or values. */
  readonly scales?: { readonly [node: string]: Scale };
  readonly data: {
    readonly [split: string]: {
      readonly rows: number;
      readonly labeled: { readonly [space: string]: number };
      /** Of the labeled rows, those that lack some of the space's names; absent: none does. */
      readonly partial?: { readonly [space: string]: number };
      /** Positives or class counts per label space. */
      readonly counts: { readonly [space: string]: readonly number[] };
    };
  };
  /** Terms of what the run was made from, as far as they are known; records of older versions lack them. */
  readonly terms?: {
    /** The license of the data; null where nobody has stated it. */
    readonly data: string | null;
    /** That of the weights that the backbone started from; absent where it started at random or the data are vectors. */
    readonly weights?: string | null;
    /** Whether the images of the data may be passed on. */
    readonly redistribute: boolean;
  };
  /** Whether reports show images of the data, where the user has said so; absent: as the terms of the data have it. */
  readonly images?: boolean;
  readonly stages: readonly StageRecord[];
  /** Validation scores by metric name, in the page's order: shares of one, but for the `errors`. */
  readonly scores: { readonly [metric: string]: Score };
  /** The label space that a metric's `perClass` follows. */
  readonly metricLabels: { readonly [metric: string]: string };
  /** Of metrics that are errors, where less is better, the unit of their numbers, '' where it has no name. Absent: there are none. */
  readonly errors?: { readonly [metric: string]: string };
  /** The same metrics of the best constant predictor. */
  readonly constant: { readonly [metric: string]: Score };
  /** Scores by the group of the rows. Absent: there are not two groups, or none has enough rows; records of older versions lack it. */
  readonly groups?: GroupScores;
  readonly weights: { readonly file: string; readonly sha256: string };
  /** By step, what it blends of other runs: their folders as the page names them, and the hash of their predictions; absent: none does. */
  readonly blended?: {
    readonly [step: string]: readonly {
      readonly run: string;
      readonly node: string;
      readonly sha256: string;
    }[];
  };
  /** By node, the tuned probability from which on each of its labels is on, and the rows it was tuned on; absent: none is tuned. */
  readonly thresholds?: {
    readonly [node: string]: { readonly rows: 'train' | 'validation'; readonly values: readonly number[] };
  };
  /** By smoothing step, the span that was tuned, by which metric, on which rows, and the score of each that was tried; absent: none is tuned. */
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

/** Scores of the rows of each group: a person or a video, as the data set names them; or of each data set of a mixture. */
export interface GroupScores {
  /** Absent: persons or videos. */
  readonly by?: 'data set';
  /** Groups that rows of the split belong to. */
  readonly count: number;
  /** Rows with the label that a group needs to be scored in a metric. */
  readonly least: number;
  /** By metric; one in which no group is scored is absent. */
  readonly spread: { readonly [metric: string]: GroupSpread };
  /** Every group, in the order of their names; absent: there are too many to list. */
  readonly each?: readonly {
    readonly group: string;
    readonly rows: number;
    readonly scores: { readonly [metric: string]: number | null };
  }[];
}

/** How a score differs between groups. */
export interface GroupSpread {
  /** Groups that are scored. */
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

/** What a stage did. */
export interface StageRecord {
  readonly name: string;
  readonly rows: number;
  /** Windows of an epoch, of a stage that trains on sequences. */
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
  /** What the balancer makes of the losses: mean over the training rows. */
  readonly loss: number;
  /**
   * By loss, which has the name of its node unless the page gives it one: that loss times its weight. Of training it is the mean over
   * the labeled rows as they are trained on,
   * with dropout and augmentation and while the weights move; of validation it is that of all labeled rows together, with the
   * weights at the epoch's end. Null: no row is labeled. Records of older versions lack it.
   */
  readonly losses?: {
    readonly train: { readonly [loss: string]: number | null };
    readonly validation: { readonly [loss: string]: number | null };
  };
  /** Learning rate of the last step. */
  readonly rate: number;
  readonly seconds: number;
  /** On the validation rows, of the metrics that the stage teaches. */
  readonly scores: { readonly [metric: string]: number | null };
  /** The same metrics on the training rows, answered as they are trained on; absent under mixup, and in records of older versions. */
  readonly trainScores?: { readonly [metric: string]: number | null };
}

/** One line of predictions.jsonl: a validation row, what is true (absent where unlabeled) and what the model says. */
export interface PredictionRecord {
  readonly key: string;
  readonly image: string | null;
  /** The person in the image, or the video that it is from, as far as known; absent in runs of earlier versions. */
  readonly group?: string;
  /** Which frame of which sequence the image is, in runs of pages with windows, smoothing or audio. */
  readonly sequence?: string;
  readonly position?: number;
  /** Null for an action unit that is not scored. */
  readonly truth: { readonly [space: string]: readonly (number | null)[] };
  /**
   * By answering node: its float32 output in nine significant digits, which are enough to have the same number again.
   * Runs of before have `answers` instead: probabilities, or values.
   */
  readonly outputs: { readonly [node: string]: readonly number[] };
}

/** inspect.json: per node and inspected tensor, its mean over the validation rows. */
export interface InspectionRecord {
  readonly [node: string]: {
    readonly [name: string]: { readonly shape: readonly number[]; readonly mean: readonly number[] };
  };
}
