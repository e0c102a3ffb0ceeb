/** What training makes small. */
import type { LabelKind } from './label.js';
import type { Scale } from './node.js';
import type { Part } from './part.js';
import type { Scalar, Tensor, Tf } from './tensor.js';

/** What a loss is for, and counts over the training rows that carry the label: what class weights are computed from. */
export interface LabelStatistics {
  readonly kind: LabelKind;
  /** What the predictions are, one of the scales of the loss: a loss that fits several computes by it. */
  readonly scale?: Scale;
  readonly rows: number;
  /** Positives per action unit, rows per class; zeros for continuous labels. */
  readonly counts: readonly number[];
  /** Rows that carry each action unit, where some carry it and lack others; absent: `rows`, each. */
  readonly present?: readonly number[];
}

/**
 * `(prediction, target, mask) -> scalar`. prediction is `[batch, width]`, target `[batch, labels]` (classes as one-hot rows
 * or soft distributions), equally wide unless the loss says otherwise; mask `[batch]` is 1 where the row carries the label,
 * or null where every row does. A loss that says `partial` gets a mask `[batch, labels]` where a row of the batch carries
 * some of a space's units and lacks others. A target is 0 where the row does not carry it. Where the page compares with another
 * node, target is the prediction of that node: probabilities of classes or labels, or values; every row has it. In a stage that trains
 * on windows, rows are their frames, each window `frames` of them; those that pad a window have a mask of 0.
 */
export type LossFunction = (
  prediction: Tensor,
  target: Tensor,
  mask: Tensor | null,
  frames?: number,
) => Scalar;

/** What holds of a loss whatever its options: which labels (`kinds`) and answers (`scales`) it fits. */
export interface LossFacts {
  readonly kinds: readonly LabelKind[];
  readonly scales: readonly Scale[];
  /** Rows that a batch must have at least: 2 where the loss compares rows. Absent: 1. */
  readonly leastRows?: number;
  /** True where it takes a mask per unit. Absent: a row that lacks one of the units counts as one without the label. */
  readonly partial?: boolean;
  /** Width of the prediction for this many labels. Absent: one number per label. */
  width?(labels: number): number;
}

/** A loss, bound: its function for these training rows. */
export interface LossWork {
  build(tf: Tf, statistics: LabelStatistics): LossFunction;
  /**
   * Of a loss that must know which rows are the frames of a window: windows that a batch must have at least. Only stages that train on
   * windows can have it.
   */
  readonly windows?: number | undefined;
  /** What is held constant where the gradient is taken, on purpose; absent: nothing. */
  readonly held?: string | undefined;
}

export type BoundLoss = LossFacts & LossWork;
export interface LossPart<O = never> extends Part<'losses', O, LossWork>, LossFacts {}
