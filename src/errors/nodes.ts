import type { ImageSize } from '../part.js';
import { meant } from './nearest.js';
import { quoted } from './printable.js';
import type { At, Problem } from './problem.js';

/** A head's input, a stage, a loss or a metric names a missing node. */
export const unknownNode = (at: At, found: string, nodes: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-node',
  message: `no node is named "${found}". ${meant(found, nodes, `There are: ${quoted(nodes)}.`)}`,
});

/** A node does not have this output, for example `backbone.logits`. */
export const unknownOutput = (at: At, node: string, found: string, outputs: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-output',
  message: outputs.length
    ? `node "${node}" has no output "${found}". ${meant(found, outputs, `There are: ${quoted(outputs)}.`)}`
    : `node "${node}" has one output only; write "${node}" instead of "${node}.${found}".`,
});

/** A head reads its own output, through other heads. */
export const cycle = (at: At, nodes: readonly string[]): Problem => ({
  ...at,
  code: 'cycle',
  message: `these heads read each other in a cycle: ${nodes.join(' -> ')}. Make one of them read the backbone instead.`,
});

/**
 * Nothing reads an extra backbone, so it would only cost time.
 *
 * @example no trained node reads backbone "voice": let a head read it, or remove it.
 */
export const backboneUnused = (at: At, node: string): Problem => ({
  ...at,
  code: 'dead-backbone',
  message: `no trained node reads backbone "${node}": let a head read it, or remove it.`,
});

/**
 * A backbone reads another one, which only zoo's own networks can do.
 *
 * @example only a network of zoo can read another backbone: remove "input".
 */
export const readsNoNode = (at: At): Problem => ({
  ...at,
  code: 'reads-no-node',
  message: 'only a network of zoo can read another backbone: remove "input".',
});

/**
 * A network reads another backbone whose outputs are not images.
 *
 * @example "voice" gives shape [64], but a network reads images, [height, width, 3]: read another backbone or, if this
 * one is a log-mel, set its "map".
 */
export const notAnImage = (at: At, name: string, shape: readonly number[]): Problem => ({
  ...at,
  code: 'not-an-image',
  message: `"${name}" gives shape [${shape.join(', ')}], but a network reads images, [height, width, 3]: read another backbone or, if this one is a log-mel, set its "map".`,
});

/**
 * Heads and backbones are nodes, so their names must differ.
 *
 * @example "voice" is a backbone too: rename the head.
 */
export const nameTaken = (at: At, name: string): Problem => ({
  ...at,
  code: 'name-taken',
  message: `"${name}" is a backbone too: rename the head.`,
});

/** A head that does not learn and that nothing reads has no effect. To keep it for later, comment it out. */
export const headUnused = (at: At, node: string): Problem => ({
  ...at,
  code: 'dead-head',
  message: `no stage trains head "${node}" and nothing reads it: add it to a stage, or set it to null.`,
});

/**
 * Several inputs of a head are joined, but at least one is not a vector.
 *
 * @example inputs of shapes [12, 64] and [8] cannot be joined: only vectors can.
 */
export const notJoinable = (at: At, shapes: readonly string[]): Problem => ({
  ...at,
  code: 'not-joinable',
  message: `inputs of shapes ${shapes.join(' and ')} cannot be joined: only vectors can.`,
});

/**
 * `thresholds` of a head that predicts classes or numbers. Only yes-or-no labels have thresholds.
 *
 * @example head "mood" predicts classes, which have no thresholds. Remove thresholds.
 */
export const noThresholds = (at: At, node: string, kind: string): Problem => ({
  ...at,
  code: 'no-thresholds',
  message: `head "${node}" predicts ${kind === 'classes' ? 'classes' : 'numbers'}, which have no thresholds. Remove thresholds.`,
});

/** The network reads images of one size: that of `crop` if set, otherwise that of `resize`. */
export const imageSizesDiffer = (at: At, train: ImageSize, evaluate: ImageSize): Problem => ({
  ...at,
  code: 'image-sizes-differ',
  message: `training images are ${train.join(' x ')} pixels and evaluation images ${evaluate.join(' x ')}: make them the same.`,
});

/**
 * A head's `labels`, or a stage's `rows`, name a label space that is neither built in nor in the page's `labels`.
 */
export const unknownLabels = (at: At, found: string, spaces: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-labels',
  message: `no label space is named "${found}". ${meant(found, spaces, `There are: ${quoted(spaces)}.`)}`,
});

/**
 * The variables of one node need more memory than this machine or its container has.
 *
 * @example the variables of node "au" take 45.0 GiB, and this machine has 16.0 GiB of memory. Use smaller or fewer
 * layers.
 */
export const nodeTooLarge = (at: At, node: string, size: string, memory: string): Problem => ({
  ...at,
  code: 'too-large',
  message: `the variables of node "${node}" take ${size}, and this machine has ${memory} of memory. Use smaller or fewer layers.`,
});

/**
 * A variable is larger than a tensor can be.
 *
 * @example variable "hidden.1.weight" has shape [1000000, 1000000], which takes 3.6 TiB; a tensor has at most 4.0 GiB.
 */
export const variableTooLarge = (
  at: At,
  variable: string,
  shape: string,
  size: string,
  most: string,
): Problem => ({
  ...at,
  code: 'too-large',
  message: `variable "${variable}" has shape ${shape}, which takes ${size}; a tensor has at most ${most}.`,
});

/**
 * The outputs of a node for one batch are larger than a tensor can be.
 *
 * @example node "mood" gives shape [100000000] per row, which takes 24 GiB for 64 rows; a tensor has at most 4.0 GiB.
 */
export const activationTooLarge = (
  node: string,
  at: At,
  rows: number,
  shape: string,
  size: string,
  most: string,
): Problem => ({
  ...at,
  code: 'too-large',
  message: `node "${node}" gives shape ${shape} per row, which takes ${size} for ${rows} rows; a tensor has at most ${most}.`,
});

/**
 * The images of one batch are larger than a tensor can be.
 *
 * @example 32 images of shape [4096, 4096, 3] take 6.0 GiB; a tensor has at most 4.0 GiB.
 */
export const imagesTooLarge = (at: At, rows: number, shape: string, size: string, most: string): Problem => ({
  ...at,
  code: 'too-large',
  message: `${rows} images of shape ${shape} take ${size}; a tensor has at most ${most}.`,
});

/** The number of a head's outputs differs from the number of names in its label space. */
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
    option ? `make its ${option} ${names}` : `it is as wide as its input, so make that ${names} wide`
  }.`,
});

/** A loss or a metric reads a head without `labels`. */
export const noAnswer = (at: At, node: string): Problem => ({
  ...at,
  code: 'no-answer',
  message: `node "${node}" predicts no labels: set its labels, for example labels: expression, or name a node that predicts labels.`,
});

/**
 * A label space has an option that only applies to continuous labels.
 *
 * @example "mood" is of kind classes, and "unit" is for continuous labels. Remove it.
 */
export const labelOption = (at: At, option: string, space: string, kind: string): Problem => ({
  ...at,
  code: 'label-option',
  message: `"${space}" is of kind ${kind}, and "${option}" is for continuous labels. Remove it.`,
});

/** A label space's range has its larger end first, or both ends equal. */
export const rangeUpsideDown = (at: At, least: number, most: number): Problem => ({
  ...at,
  code: 'label-range',
  message: `the range is [${least}, ${most}]; expected the lower end first, then the upper.`,
});

/**
 * The backbone's own prediction is compared with standardized labels.
 *
 * @example labels "price" are standardized, which only a head can predict. Remove this line, and add a head that
 * predicts them.
 */
export const standardizedBackbone = (at: At, labels: string): Problem => ({
  ...at,
  code: 'standardized-backbone',
  message: `labels "${labels}" are standardized, which only a head can predict. Remove this line, and add a head that predicts them.`,
});
