/** Scores predictions. */
import type { LabelKind } from './label.js';
import type { Scale } from './node.js';
import type { Part } from './part.js';

/**
 * A score; `perClass` follows the order of the label space's names. `value` is null for a metric with per-class
 * scores only, and both are null if the score is undefined.
 */
export interface Score {
  readonly value: number | null;
  readonly perClass?: readonly (number | null)[];
}

/**
 * Rows that have the label, row-major `[rows, width]`; classes as one-hot rows in `target`. For a metric with
 * `partial`, the target of a missing unit is NaN.
 */
export interface Scored {
  readonly kind: LabelKind;
  /** The scale of the node's output: logits or probabilities of classes or labels, or values. */
  readonly scale: Scale;
  /** The node's output, as it is stored. Classes and labels are decided from it. */
  readonly output: Float32Array;
  /**
   * The output as probabilities: the softmax or sigmoid of logits. In float32, distant logits can have equal
   * probabilities.
   */
  readonly prediction: Float32Array;
  readonly target: Float32Array;
  readonly rows: number;
  readonly width: number;
  /** The tuned thresholds of the node, a probability for each label; absent: not tuned. */
  readonly thresholds?: readonly number[];
}

/**
 * Properties of a metric that do not depend on its options: the label `kinds` that it supports; empty if it combines
 * other metrics.
 */
export interface MetricFacts {
  readonly kinds: readonly LabelKind[];
  /** True if it has a score per class and no single score, so that it cannot select a checkpoint. */
  readonly listOnly?: boolean;
  /**
   * True if the score is an error, in the unit of the labels: lower is better. Absent: higher is better, and 1 is 100
   * %.
   */
  readonly error?: boolean;
  /** True if it ignores targets that are NaN. Absent: rows that lack one of the units are not scored. */
  readonly partial?: boolean;
}

/** A bound metric: scores one node, or combines other metrics (`combine`). Plain arithmetic, no tensors. */
export interface MetricWork {
  score?(scored: Scored): Score;
  combine?(scores: readonly number[]): Score;
}

export type BoundMetric = MetricFacts & MetricWork;
export interface MetricPart<O = never> extends Part<'metrics', O, MetricWork>, MetricFacts {}
