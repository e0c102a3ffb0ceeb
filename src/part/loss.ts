/** What training minimizes. */
import type { LabelKind } from './label.js';
import type { Scale } from './node.js';
import type { Part } from './part.js';
import type { Scalar, Tensor, Tf } from './tensor.js';

/** The label that a loss reads, and its counts over the training rows, from which class weights are computed. */
export interface LabelStatistics {
  readonly kind: LabelKind;
  /** The scale of the predictions, one of the loss's `scales`: a loss that supports several computes accordingly. */
  readonly scale?: Scale;
  readonly rows: number;
  /** Positives per action unit, rows per class; zeros for continuous labels. */
  readonly counts: readonly number[];
  /** Number of rows that have each action unit, if some rows have only some units; absent: `rows` for each. */
  readonly present?: readonly number[];
}

/**
 * `(prediction, target, mask) -> scalar`. prediction is `[batch, width]`, target `[batch, labels]` (classes as
 * one-hot rows or soft distributions), equally wide unless the loss sets `width`; mask `[batch]` is 1 for rows that
 * have the label, or null if every row does. A loss with `partial` gets a mask `[batch, labels]` if a row of the
 * batch has only some of a space's units. A missing label has the target 0. If the page compares with another node,
 * target is the prediction of that node for every row: probabilities of classes or labels, or values. In a stage that
 * trains on windows, rows are frames, `frames` for each window; padding has a mask of 0.
 */
export type LossFunction = (
  prediction: Tensor,
  target: Tensor,
  mask: Tensor | null,
  frames?: number,
) => Scalar;

/** Properties of a loss that do not depend on its options: the label `kinds` and prediction `scales` that it supports. */
export interface LossFacts {
  readonly kinds: readonly LabelKind[];
  readonly scales: readonly Scale[];
  /** Minimum number of rows in a batch: 2 if the loss compares rows. Absent: 1. */
  readonly leastRows?: number;
  /** True if it supports a mask per unit. Absent: a row that lacks one of the units counts as a row without the label. */
  readonly partial?: boolean;
  /** Width of the prediction for this many labels. Absent: one number per label. */
  width?(labels: number): number;
}

/** A bound loss: its function for these training rows. */
export interface LossWork {
  build(tf: Tf, statistics: LabelStatistics): LossFunction;
  /**
   * For a loss that needs to know which rows form a window: the minimum number of windows in a batch. Only stages
   * that train on windows can use it.
   */
  readonly windows?: number | undefined;
  /** What is intentionally held constant in the gradient; absent: nothing. */
  readonly held?: string | undefined;
}

export type BoundLoss = LossFacts & LossWork;
export interface LossPart<O = never> extends Part<'losses', O, LossWork>, LossFacts {}
