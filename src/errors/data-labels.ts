import type { LabelSpace } from '../part.js';
import { meant } from './nearest.js';
import type { Problem } from './problem.js';

/**
 * The label space that the page names for its data does not exist.
 *
 * @example there is no label space "emotion". There are: action-units, expression, valence-arousal.
 */
export function unknownSpace(path: string, space: string, spaces: readonly string[]): Problem {
  return {
    code: 'unknown-labels',
    path,
    message: `there is no label space "${space}". ${meant(space, spaces, `There are: ${spaces.join(', ')}.`)}`,
  };
}

/**
 * The data set has labels of another kind than the label space that the page names for them.
 *
 * @example "mood" is a space of kind multi-label; this data set's labels are of kind classes.
 */
export const spaceOfKind = (path: string, space: LabelSpace, kind: LabelSpace['kind']): Problem => ({
  code: 'label-kind',
  path,
  message: `"${space.name}" is a space of kind ${space.kind}; this data set's labels are of kind ${kind}.`,
});

/**
 * A label space is given by columns of the wrong form or number.
 *
 * @example expected "columns": a list of 2, for valence, arousal; or "column": the column whose cells list numbers.
 */
export function wrongColumns(path: string, expected: string): Problem {
  return { code: 'label-columns', path, message: `expected ${expected}.` };
}

/**
 * A value of the page's map is not a label of this kind.
 *
 * @example the map gives "maybe"; expected 0 or 1, or "none" for no label.
 */
export const badMapValue = (path: string, value: string, expected: string): Problem => ({
  code: 'map-value',
  path,
  message: `the map gives "${value}"; expected ${expected}, or "none" for no label.`,
});

/**
 * A value of the page's map names no class.
 *
 * @example "Hapiness" is not a class of expression. Did you mean "Happiness"?
 */
export function unknownClass(path: string, space: string, value: string, names: readonly string[]): Problem {
  return {
    code: 'unknown-class',
    path,
    message: `"${value}" is not a class of ${space}. ${meant(value, names, `The classes are ${names.join(', ')}.`)}`,
  };
}

/**
 * The page maps a class that the data set does not have.
 *
 * @example the data set has no class "Contemt". Did you mean "Contempt"?
 */
export function unknownOwnClass(name: string, names: readonly string[]): Problem {
  return {
    code: 'unknown-own-class',
    path: `data.classes.${name}`,
    message: `the data set has no class "${name}". ${meant(name, names, `Its classes are ${names.join(', ')}.`)}`,
  };
}

/**
 * A label space for action units has other names.
 *
 * @example "mood" has calm, cross; expected action units, such as AU1, AU2, AU4.
 */
export const notUnits = (space: string, names: readonly string[]): Problem => ({
  code: 'not-action-units',
  path: 'data.units',
  message: `"${space}" has ${names.join(', ')}; expected action units, such as AU1, AU2, AU4.`,
});

/**
 * A label space has action units that the data set does not score.
 *
 * @example this data set does not score AU10, AU23 of "action-units". It scores AU1, AU2, AU4: declare a label
 * space of some of these in the page's labels.
 */
export const unscoredUnits = (
  space: string,
  units: readonly number[],
  scored: readonly number[],
): Problem => ({
  code: 'units-not-scored',
  path: 'data.units',
  message:
    `this data set does not score ${units.map((unit) => `AU${unit}`).join(', ')} of "${space}". ` +
    `It scores ${scored.map((unit) => `AU${unit}`).join(', ')}: declare a label space of some of these in the page's labels.`,
});
