import { ended, quoted } from './printable.js';
import type { At, Problem } from './problem.js';

/**
 * No training row has the labels of a loss in a joint stage.
 *
 * @example no training row has "valence-arousal" labels, so this loss has nothing to learn from. Remove the loss, or add
 * such rows.
 */
export const nothingToLearn = (at: At, labels: string): Problem => ({
  ...at,
  code: 'no-labeled-rows',
  message: `no training row has "${labels}" labels, so this loss has nothing to learn from. Remove the loss, or add such rows.`,
});

/**
 * A stage selects its best epoch by a metric without validation rows to score.
 *
 * @example no validation row of the data set has "mood" labels, so "score" cannot select an epoch: add such
 * rows, or remove "select" to keep the last epoch.
 */
export const nothingToSelectBy = (at: At, metric: string, spaces: readonly string[]): Problem => ({
  ...at,
  code: 'no-validation-rows',
  message: `no validation row of the data set has ${quoted(spaces)} labels, so "${metric}" cannot select an epoch: add such rows, or remove "select" to keep the last epoch.`,
});

/**
 * A warning: no training row has these classes or units.
 *
 * @example no training row has Fear, Other of "expression": a class without training samples cannot be learned.
 */
export const rowsWithoutLabel = (at: At, names: readonly string[], labels: string): Problem => ({
  ...at,
  code: 'names-without-rows',
  message: `no training row has ${quoted(names)} of "${labels}": a class without training samples cannot be learned.`,
});

/**
 * A warning: every labeled training row has these labels.
 *
 * @example every labeled training row has "Smile" of "attributes", so there is nothing to learn. Is the value for
 * "no" read as a missing label?
 */
export const rowsAllPositive = (at: At, names: readonly string[], labels: string): Problem => ({
  ...at,
  code: 'names-in-every-row',
  message: `every labeled training row has ${quoted(names)} of "${labels}", so there is nothing to learn. Is the value for "no" read as a missing label?`,
});

/**
 * A warning: in most batches a loss would see too few rows with its label.
 *
 * @example a batch has about 1.5 rows with "valence-arousal" labels, and loss "ccc" needs at least 2: use a larger
 * batch, or a separate stage.
 */
export const fewLabeledRows = (
  at: At,
  loss: string,
  share: number,
  labels: string,
  least: number,
): Problem => ({
  ...at,
  code: 'few-labeled-rows',
  message: `a batch has about ${share.toFixed(1)} rows with "${labels}" labels, and loss "${loss}" needs at least ${least}: use a larger batch, or a separate stage.`,
});

/**
 * A warning: options that have no effect in a stage.
 *
 * @example optimizer "sgd" has options without effect: nesterov needs a velocity, and momentum 0 keeps none.
 */
export const askedInVain = (at: At, what: string, type: string, why: string): Problem => ({
  ...at,
  code: 'ineffective-option',
  message: `${what} "${type}" has options without effect: ${ended(why)}`,
});

/**
 * A warning: a stage reads a head that keeps its random initial weights.
 *
 * @example head "emotion" is read in stage "ex", but no stage trains it, so it keeps its random initial weights: add it to
 * "train".
 */
export const neverTrained = (at: At, node: string, stage: string): Problem => ({
  ...at,
  code: 'never-trained',
  message: `head "${node}" is read in stage "${stage}", but no stage trains it, so it keeps its random initial weights: add it to "train".`,
});

/**
 * A warning: a step would need more memory than the engine has.
 *
 * @example stage "joint" needs 6.1 GiB for its tensors, and the wasm engine has at most 4.0 GiB: use a smaller batch, or
 * another engine.
 */
export const tooMuchForEngine = (
  at: At,
  stage: string,
  memory: string,
  engine: string,
  most: string,
): Problem => ({
  ...at,
  code: 'too-much-for-engine',
  message: `stage "${stage}" needs ${memory} for its tensors, and the ${engine} engine has at most ${most}: use a smaller batch, or another engine.`,
});
