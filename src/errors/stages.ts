import type { LabelKind } from '../part.js';
import { quoted } from './printable.js';
import type { At, Problem } from './problem.js';

/** The data set has no labels of the kind that a head predicts, so the head can be neither trained nor scored. */
export const notCarried = (at: At, labels: string, data: string, carried: readonly string[]): Problem => ({
  ...at,
  code: 'labels-not-in-data',
  message: `data set "${data}" has no "${labels}" labels. It has: ${quoted(carried)}.`,
});

/** `class or multi-label labels`. */
export const labelsOf = (...kinds: readonly LabelKind[]): string =>
  `${kinds.join(' or ').replace('classes', 'class')} labels`;

/** A loss needs other labels or outputs than the head has, for example probabilities instead of logits. */
export const lossDoesNotFit = (at: At, loss: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'loss-does-not-fit',
  message: `loss "${loss}" needs ${expected}, but the node gives ${found}.`,
});

/**
 * The weights that a page sets for a loss are all 0.
 *
 * @example the weights of loss "weighted-cross-entropy" are all 0, so it trains nothing: set one above 0, or remove the
 * loss.
 */
export const weightsAllZero = (at: At, loss: string): Problem => ({
  ...at,
  code: 'weights-all-zero',
  message: `the weights of loss "${loss}" are all 0, so it trains nothing: set one above 0, or remove the loss.`,
});

/** A loss has a list of weights, but not exactly one for each label. */
export const wrongNumberOfWeights = (
  at: At,
  loss: string,
  found: number,
  labels: string,
  expected: number,
): Problem => ({
  ...at,
  code: 'wrong-number-of-weights',
  message: `loss "${loss}" has ${found} weights, but "${labels}" has ${expected} labels: list one weight per label, in their order.`,
});

/** A loss of a stage cannot change any weights that the stage trains. */
export const lossReachesNothing = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'loss-reaches-nothing',
  message: `stage "${stage}" has a loss on "${node}" but trains nothing that "${node}" depends on: add "${node}" (or a node it reads) to train.`,
});

/** A stage trains a node that no loss of the stage depends on, so the node would not change. */
export const trainsInVain = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'trains-in-vain',
  message: `stage "${stage}" trains "${node}", but none of its losses reads it. Add a loss for it, or remove it from train.`,
});

/**
 * A stage trains a node that has no weights to train.
 *
 * @example node "mean" has no variables that could be trained.
 */
export const nothingToTrain = (at: At, node: string): Problem => ({
  ...at,
  code: 'nothing-to-train',
  message: `node "${node}" has no variables that could be trained.`,
});

/** Vectors and external models cannot be trained. */
export const backboneFixed = (at: At, type: string): Problem => ({
  ...at,
  code: 'backbone-fixed',
  message: `backbone "${type}" is used unchanged and cannot be trained: remove "backbone" from train, or use a network, such as efficientnet-b0.`,
});

/** A batch norm or a loss that compares rows needs more rows than a batch has. */
export const batchTooSmall = (at: At, batch: number, what: string, rows: number): Problem => ({
  ...at,
  code: 'batch-too-small',
  message: `a batch of ${batch} is too small: ${what} compares the rows of a batch and needs at least ${rows}.`,
});

/**
 * A stage cannot select by a score that it does not change: the best epoch would be picked by chance. It can select by
 * a sum if it trains every node in the sum.
 *
 * @example stage "va" selects by "P_MTL", but none of its losses trains the node that it scores. It can select by:
 * "P_VA".
 */
export const selectUnmoved = (at: At, metric: string, stage: string, moved: readonly string[]): Problem => ({
  ...at,
  code: 'select-unmoved',
  message: `stage "${stage}" selects by "${metric}", but none of its losses trains the node that it scores.${moved.length > 0 ? ` It can select by: ${quoted(moved)}.` : ''}`,
});

/** A stage picks its best epoch by one number. */
export const selectNotANumber = (at: At, metric: string): Problem => ({
  ...at,
  code: 'select-not-a-number',
  message: `metric "${metric}" is a list of numbers, one per class; select needs a single number, such as f1-macro.`,
});

/** `selectTies` decides between epochs that are equally good by the metric of `select`. */
export const selectTiesAlone = (at: At): Problem => ({
  ...at,
  code: 'select-ties-alone',
  message:
    'selectTies has no effect without select: name the metric that picks the epoch, or remove selectTies.',
});

/**
 * `sampling.balanced` names a node that predicts numbers, or several labels at once. Rows can be balanced by exactly
 * one class, or by one yes or no.
 */
export const cannotBalance = (at: At, node: string, labels: string, kind: string): Problem => ({
  ...at,
  code: 'cannot-balance',
  message: `rows cannot be balanced by "${node}": "${labels}" has ${kind === 'continuous' ? 'continuous labels' : 'several labels per row'}. Name a node that predicts classes, or a single yes or no.`,
});

/** `patience` counts epochs by the metric of `select`. */
export const patienceAlone = (at: At): Problem => ({
  ...at,
  code: 'patience-alone',
  message: 'patience has no effect without select: name the metric that must improve, or remove patience.',
});

/** `gradientTo` selects the nodes that receive the gradient of a loss between two nodes. */
export const gradientToAlone = (at: At): Problem => ({
  ...at,
  code: 'gradient-to-alone',
  message: 'gradientTo has no effect without target: name the node to compare with, or remove gradientTo.',
});

/** A loss between two nodes names the same one twice. */
export const targetItself = (at: At, loss: string, node: string): Problem => ({
  ...at,
  code: 'target-itself',
  message: `loss "${loss}" compares "${node}" with itself: name another node as its target.`,
});

/** The two nodes of a loss must predict the same labels: a head of type class-map translates between label spaces. */
export const targetDoesNotFit = (
  at: At,
  loss: string,
  { of, target }: { readonly of: string; readonly target: string },
  found: string,
  expected: string,
): Problem => ({
  ...at,
  code: 'target-does-not-fit',
  message: `loss "${loss}" compares "${of}" with "${target}", which gives ${found} where ${expected} are needed: name a node of the same labels, or translate with a class-map head.`,
});
