/** The data set must have the labels from which others are derived. */
export const notDerivable = (space: string, labels: readonly string[]): string =>
  `the data set has no labels of ${space}: it has ${labels.join(', ')}.`;

/** Labels are derived from one space for another. */
export const derivedFromItself = (space: string): string =>
  `labels of ${space} cannot be derived from labels of ${space}: name another label space.`;

/** A map leads from classes to labels or back. */
export const kindsOfMap = (from: string, to: string): string =>
  `labels are derived from classes (an expression) in several labels (action units), or back, not from ${from} in ${to}.`;

/** A class says which labels are set, but not their probabilities. */
export const softFromClasses = (): string =>
  'soft labels are probabilities of classes, derived from several labels: use hard, or swap from and to.';

/** A map has a row for each label of `from`, with a weight for each label of `to`. */
export const sizeOfMap = (found: string, expected: string): string =>
  `the map has ${found} weights, but ${expected} are needed: a row for each label of from, in it one for each label of to.`;
