import { nearest } from './nearest.js';
import type { Place, Problem } from './problem.js';

type At = { place: Place; path: string };

const list = (names: Iterable<string>): string => [...names].map((name) => `"${name}"`).join(', ') || 'none';
/** Why, in the words of a part, which may end in a point or not. */
const ended = (why: string): string => why.replace(/\.?$/, '.');
const meant = (word: string, names: readonly string[]): string => {
  const name = nearest(word, names);
  return name ? `Did you mean "${name}"?` : `There are: ${list(names)}.`;
};

/** A head's input, a stage, a loss or a metric names a node that the page does not have. */
export const unknownNode = (at: At, found: string, nodes: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-node',
  message: `no node is named "${found}". ${meant(found, nodes)}`,
});

/** A node is named with an output, `backbone.logits`, that it does not give. */
export const unknownOutput = (at: At, node: string, found: string, outputs: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-output',
  message: outputs.length
    ? `node "${node}" has no output "${found}". ${meant(found, outputs)}`
    : `node "${node}" has one output only; write "${node}" instead of "${node}.${found}".`,
});

/** A head reads, over others, its own answer. */
export const cycle = (at: At, nodes: readonly string[]): Problem => ({
  ...at,
  code: 'cycle',
  message: `these heads feed each other in a circle: ${nodes.join(' -> ')}. Let one of them read the backbone instead.`,
});

/** A sum of metrics holds, over others, itself. */
export const metricCycle = (at: At, metrics: readonly string[]): Problem => ({
  ...at,
  code: 'metric-cycle',
  message: `these metrics are computed from each other in a circle: ${metrics.join(' -> ')}. Take one of them out.`,
});

/**
 * What a head reads has not the shape that it can work with; the sentence is the head's own. `zoo plan` shows
 * every shape.
 */
export const shapeMismatch = (at: At, why: string): Problem => ({
  ...at,
  code: 'shape-mismatch',
  message: ended(why),
});

/**
 * Several inputs of a head are put side by side, and at least one of them is more than a row of numbers.
 *
 * @example inputs of shapes [12, 64] and [8] cannot be joined: only vectors can.
 */
export const notJoinable = (at: At, shapes: readonly string[]): Problem => ({
  ...at,
  code: 'not-joinable',
  message: `inputs of shapes ${shapes.join(' and ')} cannot be joined: only vectors can.`,
});

/**
 * A head's `labels`, or a stage's `rows`, name a label space that is neither built in nor in the page's `labels`.
 */
export const unknownLabels = (at: At, found: string, spaces: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-labels',
  message: `no label space is named "${found}". ${meant(found, spaces)}`,
});

/** A head answers with more or fewer numbers than its label space has names. */
export const wrongWidth = (
  at: At,
  node: string,
  width: number,
  labels: string,
  names: number,
  option: string | undefined,
): Problem => ({
  ...at,
  code: 'wrong-width',
  message: `node "${node}" gives ${width} numbers, but "${labels}" has ${names}: ${
    option ? `make its ${option} ${names}` : `it is as wide as what it reads, so make that ${names} wide`
  }.`,
});

/** A loss or a metric reads a head that says nothing about which labels it answers. */
export const noAnswer = (at: At, node: string): Problem => ({
  ...at,
  code: 'no-answer',
  message: `node "${node}" answers no task: give it "labels" (for example labels: expression).`,
});

/** The page's data set has none of the labels that a head answers, so it can be neither taught nor scored. */
export const notCarried = (at: At, labels: string, data: string, carried: readonly string[]): Problem => ({
  ...at,
  code: 'labels-not-in-data',
  message: `data set "${data}" carries no "${labels}" labels. It carries: ${list(carried)}.`,
});

/**
 * A loss is made for other labels or other numbers than the head gives: logits where it needs probabilities, say.
 */
export const lossDoesNotFit = (at: At, loss: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'loss-does-not-fit',
  message: `loss "${loss}" needs ${expected}, but the node gives ${found}.`,
});

/**
 * A balancer cannot work with the losses or the weights of this stage; the sentence is its own.
 *
 * @example balancer "multitask-balancing/gradnorm" does not suit this stage: its losses move no weight together.
 */
export const balancerDoesNotFit = (at: At, balancer: string, why: string): Problem => ({
  ...at,
  code: 'balancer-does-not-fit',
  message: `balancer "${balancer}" does not suit this stage: ${ended(why)}`,
});

/** A metric is made for labels of another kind. */
export const metricDoesNotFit = (at: At, metric: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'metric-does-not-fit',
  message: `metric "${metric}" is for ${expected} labels, but the node answers ${found} labels.`,
});

/** A loss of a stage can move none of the weights that the stage trains. */
export const lossReachesNothing = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'loss-reaches-nothing',
  message: `stage "${stage}" has a loss on "${node}" but trains nothing that "${node}" depends on: add "${node}" (or a node it reads) to train.`,
});

/** A stage trains a node that no loss of the stage depends on, so it would stay as it is. */
export const trainsInVain = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'trains-in-vain',
  message: `stage "${stage}" trains "${node}", but none of its losses reads it: add a loss for it, or take it out of train.`,
});

/**
 * A stage trains a node that has nothing to learn.
 *
 * @example node "mean" has no variables that could be trained.
 */
export const nothingToTrain = (at: At, node: string): Problem => ({
  ...at,
  code: 'nothing-to-train',
  message: `node "${node}" has no variables that could be trained.`,
});

/** A batch norm or a loss that compares rows needs more rows than the batch has. */
export const batchTooSmall = (at: At, batch: number, what: string, rows: number): Problem => ({
  ...at,
  code: 'batch-too-small',
  message: `a batch of ${batch} is too small: ${what} compares the rows of a batch and needs at least ${rows}.`,
});

/** Vectors and models from elsewhere are used as they are. */
export const backboneFixed = (at: At, type: string): Problem => ({
  ...at,
  code: 'backbone-fixed',
  message: `backbone "${type}" is used as it is and cannot be trained: take "backbone" out of train, or give the page one that is a network, such as efficientnet-b0.`,
});

/** A head that neither learns nor is read does nothing. To keep it for later, put a `#` before it. */
export const headUnused = (at: At, node: string): Problem => ({
  ...at,
  code: 'dead-head',
  message: `head "${node}" is trained by no stage and read by nothing: give it a stage, or set it to null.`,
});

/** A stage's `select`, or a sum of metrics, names one that the page does not have. */
export const unknownMetric = (at: At, found: string, metrics: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-metric',
  message: `no metric of this page is named "${found}". ${meant(found, metrics)}`,
});

/** The epoch that is best by such a score would be picked by chance. */
export const selectUnmoved = (at: At, metric: string, stage: string): Problem => ({
  ...at,
  code: 'select-unmoved',
  message: `stage "${stage}" selects by "${metric}", which scores a node that none of its losses teaches.`,
});

/** A stage picks its best epoch by one number. */
export const selectNotANumber = (at: At, metric: string): Problem => ({
  ...at,
  code: 'select-not-a-number',
  message: `metric "${metric}" is a list of numbers, one a class; select needs a single number, such as f1-macro.`,
});

/** The network sees images of one size. `crop` decides, where it is given, else `resize`. */
export const imageSizesDiffer = (at: At, train: number, evaluate: number): Problem => ({
  ...at,
  code: 'image-sizes-differ',
  message: `training images are ${train} pixels wide and evaluation images ${evaluate}: make them the same.`,
});

/**
 * A loss of a joint stage whose label no training row has.
 *
 * @example no training row of the data set carries "valence-arousal" labels, so this loss has nothing to learn
 * from: take it out, or bring rows that do.
 */
export const nothingToLearn = (at: At, labels: string): Problem => ({
  ...at,
  code: 'no-labelled-rows',
  message: `no training row of the data set carries "${labels}" labels, so this loss has nothing to learn from: take it out, or bring rows that do.`,
});

/**
 * A warning: classes or units that no training row has.
 *
 * @example no training row has Fear, Other of "expression": what is never seen is never learnt.
 */
export const rowsWithoutLabel = (at: At, names: readonly string[], labels: string): Problem => ({
  ...at,
  code: 'names-without-rows',
  message: `no training row has ${list(names)} of "${labels}": what is never seen is never learnt.`,
});

/**
 * A warning: in most batches a loss would see too few rows with its label.
 *
 * @example a batch has about 1.5 rows with "valence-arousal" labels, and loss "ccc" compares at least 2: take a
 * larger batch, or a stage of its own.
 */
export const fewLabelledRows = (
  at: At,
  loss: string,
  share: number,
  labels: string,
  least: number,
): Problem => ({
  ...at,
  code: 'few-labelled-rows',
  message: `a batch has about ${share.toFixed(1)} rows with "${labels}" labels, and loss "${loss}" compares at least ${least}: take a larger batch, or a stage of its own.`,
});

/**
 * A warning: others learn from a head that stays at its first, random values.
 *
 * @example head "emotion" is read in stage "ex", but no stage trains it, so it stays as it starts, at random: add
 * it to train.
 */
export const neverTrained = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'never-trained',
  message: `head "${node}" is read in stage "${stage}", but no stage trains it, so it stays as it starts, at random: add it to train.`,
});

/**
 * A warning: a step would need more memory than WebAssembly has.
 *
 * @example stage "joint" holds 6.1 GiB of tensors at a time, and the memory of wasm ends at 4 GiB: take a smaller
 * batch, or --engine tensorflow.
 */
export const tooMuchForWasm = (at: At, stage: string, memory: string): Problem => ({
  ...at,
  code: 'too-much-for-wasm',
  message: `stage "${stage}" holds ${memory} of tensors at a time, and the memory of wasm ends at 4 GiB: take a smaller batch, or --engine tensorflow.`,
});
