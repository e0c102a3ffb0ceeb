import { nearest } from './nearest.js';
import type { Place, Problem } from './problem.js';

type At = { place: Place; path: string };

const list = (names: Iterable<string>): string => [...names].map((name) => `"${name}"`).join(', ') || 'none';
const meant = (word: string, names: readonly string[]): string => {
  const name = nearest(word, names);
  return name ? `Did you mean "${name}"?` : `There are: ${list(names)}.`;
};

export const unknownNode = (at: At, found: string, nodes: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-node',
  message: `no node is named "${found}". ${meant(found, nodes)}`,
});

export const unknownOutput = (at: At, node: string, found: string, outputs: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-output',
  message: outputs.length
    ? `node "${node}" has no output "${found}". ${meant(found, outputs)}`
    : `node "${node}" has one output only; write "${node}" instead of "${node}.${found}"`,
});

export const cycle = (at: At, nodes: readonly string[]): Problem => ({
  ...at,
  code: 'cycle',
  message: `these heads feed each other in a circle: ${nodes.join(' -> ')}. Let one of them read the backbone instead`,
});

export const shapeMismatch = (at: At, why: string): Problem => ({
  ...at,
  code: 'shape-mismatch',
  message: why,
});

export const notJoinable = (at: At, shapes: readonly string[]): Problem => ({
  ...at,
  code: 'not-joinable',
  message: `inputs of shapes ${shapes.join(' and ')} cannot be joined: only vectors can`,
});

export const unknownLabels = (at: At, found: string, spaces: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-labels',
  message: `no label space is named "${found}". ${meant(found, spaces)}`,
});

export const wrongWidth = (at: At, node: string, width: number, labels: string, names: number): Problem => ({
  ...at,
  code: 'wrong-width',
  message: `node "${node}" gives ${width} numbers, but "${labels}" has ${names}: make its units (or nodes) ${names}`,
});

export const noAnswer = (at: At, node: string): Problem => ({
  ...at,
  code: 'no-answer',
  message: `node "${node}" answers no task: give it "labels" (for example labels: expression)`,
});

export const notCarried = (at: At, labels: string, data: string, carried: readonly string[]): Problem => ({
  ...at,
  code: 'labels-not-in-data',
  message: `data set "${data}" carries no "${labels}" labels. It carries: ${list(carried)}`,
});

export const lossDoesNotFit = (at: At, loss: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'loss-does-not-fit',
  message: `loss "${loss}" needs ${expected}, but the node gives ${found}`,
});

export const balancerDoesNotFit = (at: At, balancer: string, why: string): Problem => ({
  ...at,
  code: 'balancer-does-not-fit',
  message: `balancer "${balancer}" does not suit this stage: ${why}`,
});

export const metricDoesNotFit = (at: At, metric: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'metric-does-not-fit',
  message: `metric "${metric}" is for ${expected} labels, but the node answers ${found} labels`,
});

export const lossReachesNothing = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'loss-reaches-nothing',
  message: `stage "${stage}" has a loss on "${node}" but trains nothing that "${node}" depends on: add "${node}" (or a node it reads) to train`,
});

export const trainsInVain = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'trains-in-vain',
  message: `stage "${stage}" trains "${node}", but none of its losses reads it: add a loss for it, or take it out of train`,
});

export const nothingToTrain = (at: At, node: string): Problem => ({
  ...at,
  code: 'nothing-to-train',
  message: `node "${node}" has no variables that could be trained`,
});

export const batchTooSmall = (at: At, batch: number, what: string, rows: number): Problem => ({
  ...at,
  code: 'batch-too-small',
  message: `a batch of ${batch} is too small: ${what} compares the rows of a batch and needs at least ${rows}`,
});

export const backboneFixed = (at: At, type: string): Problem => ({
  ...at,
  code: 'backbone-fixed',
  message: `backbone "${type}" is used as it is and cannot be trained: take "backbone" out of train, or give the page one that is a network, such as efficientnet-b0`,
});

export const headUnused = (at: At, node: string): Problem => ({
  ...at,
  code: 'dead-head',
  message: `head "${node}" is trained by no stage and read by nothing: give it a stage, or set it to null`,
});

export const unknownMetric = (at: At, found: string, metrics: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-metric',
  message: `no metric of this page is named "${found}". ${meant(found, metrics)}`,
});

export const selectUnmoved = (at: At, metric: string, stage: string): Problem => ({
  ...at,
  code: 'select-unmoved',
  message: `stage "${stage}" selects by "${metric}", which scores a node that none of its losses teaches`,
});

export const selectNotANumber = (at: At, metric: string): Problem => ({
  ...at,
  code: 'select-not-a-number',
  message: `metric "${metric}" is a list of numbers, one a class; select needs a single number, such as f1-macro`,
});

export const imageSizesDiffer = (at: At, train: number, evaluate: number): Problem => ({
  ...at,
  code: 'image-sizes-differ',
  message: `training images are ${train} pixels wide and evaluation images ${evaluate}: make them the same`,
});

export const nothingToLearn = (at: At, labels: string): Problem => ({
  ...at,
  code: 'no-labelled-rows',
  message: `no training row of the data set carries "${labels}" labels, so this loss has nothing to learn from: take it out, or bring rows that do`,
});

export const rowsWithoutLabel = (at: At, names: readonly string[], labels: string): Problem => ({
  ...at,
  code: 'names-without-rows',
  message: `no training row has ${list(names)} of "${labels}": what is never seen is never learnt`,
});

export const fewLabelledRows = (
  at: At,
  loss: string,
  share: number,
  labels: string,
  least: number,
): Problem => ({
  ...at,
  code: 'few-labelled-rows',
  message: `a batch has about ${share.toFixed(1)} rows with "${labels}" labels, and loss "${loss}" compares at least ${least}: take a larger batch, or a stage of its own`,
});

export const neverTrained = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'never-trained',
  message: `head "${node}" is read in stage "${stage}", but no stage trains it, so it stays as it starts, at random: add it to train`,
});

export const tooMuchForWasm = (at: At, stage: string, memory: string): Problem => ({
  ...at,
  code: 'too-much-for-wasm',
  message: `stage "${stage}" holds ${memory} of tensors at a time, and the memory of wasm ends at 4 GiB: take a smaller batch, or --engine tensorflow`,
});
