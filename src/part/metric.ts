/** How answers are scored. */
import type { LabelKind } from './label.js';
import type { Scale } from './node.js';
import type { Part } from './part.js';

/**
 * A score; `perClass` in the order of the label space's names. `value` is null for a metric that has rows only, and both are
 * null where the score is not defined.
 */
export interface Score {
  readonly value: number | null;
  readonly perClass?: readonly (number | null)[];
}

/**
 * Rows that carry the label, row-major `[rows, width]`; classes as one-hot rows in `target`. For a metric that says
 * `partial`, a target is NaN where the row lacks the unit.
 */
export interface Scored {
  readonly kind: LabelKind;
  /** What the node's output is: logits or probabilities of classes or labels; values. */
  readonly scale: Scale;
  /** The node's output, as it is stored: what classes and labels are decided by. */
  readonly output: Float32Array;
  /** The same as probabilities: the softmax or sigmoid of logits. Float32, so that logits far apart can tie here. */
  readonly prediction: Float32Array;
  readonly target: Float32Array;
  readonly rows: number;
  readonly width: number;
  /** The tuned thresholds of the node, a probability for each label; absent: it has none. */
  readonly thresholds?: readonly number[];
}

/** What holds of a metric whatever its options: which labels (`kinds`) it fits; none where it combines other metrics. */
export interface MetricFacts {
  readonly kinds: readonly LabelKind[];
  /** True where the score is one number per class and not a single one, so that it cannot select a checkpoint. */
  readonly listOnly?: boolean;
  /** True where the score is an error: less is better, and it is in the unit of the labels. Absent: more is better, and 1 is 100 %. */
  readonly error?: boolean;
  /** True where it passes over targets that are NaN. Absent: rows that lack one of the units are not scored. */
  readonly partial?: boolean;
}

/** A metric, bound: of one node, or of other metrics (`combine`). Plain arithmetic, no tensor. */
export interface MetricWork {
  score?(scored: Scored): Score;
  combine?(scores: readonly number[]): Score;
}

export type BoundMetric = MetricFacts & MetricWork;
export interface MetricPart<O = never> extends Part<'metrics', O, MetricWork>, MetricFacts {}
