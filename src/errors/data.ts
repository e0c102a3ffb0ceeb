import type { Dropped, LabelSpace } from '../part.js';
import { nearest } from './nearest.js';
import type { Place, Problem } from './problem.js';

/**
 * A face set asks for a family of faces that is not there.
 *
 * @example No style of faces is called "cartoon". There are: demo, pretrain.
 */
export function unknownStyle(style: string, styles: readonly string[]): Problem {
  const close = nearest(style, styles);
  const hint = close ? `Did you mean "${close}"?` : `There are: ${styles.join(', ')}.`;
  return { code: 'unknown-face-style', message: `No style of faces is called "${style}". ${hint}` };
}

/**
 * Faces are to be drawn where the user keeps something else.
 *
 * @example my-photos holds files that are not drawn faces. Name an empty or a new folder, or remove it.
 */
export function rootTaken(root: string): Problem {
  return {
    code: 'folder-taken',
    message: `${root} holds files that are not drawn faces. Name an empty or a new folder, or remove it.`,
  };
}

/** The first few of a list, a line each, and how many more there are. */
function firstOf(list: readonly string[]): string {
  const shown = list
    .slice(0, 5)
    .map((each) => `\n    ${each}`)
    .join('');
  return list.length > 5 ? `${shown}\n    and ${list.length - 5} more` : shown;
}

/**
 * A data set hands over labels that its label spaces do not allow.
 *
 * @example labels that cannot be: photos/a.jpg: valence is 1.2, out of [-1, 1]
 */
export const impossibleLabels = (labels: readonly string[]): Problem => ({
  code: 'impossible-labels',
  path: 'data',
  message: `labels that cannot be:${firstOf(labels)}`,
});

/**
 * The share of rows that cannot be used is larger than what the page tolerates.
 *
 * @example 80 of 2400 rows (3.33 %) cannot be used; data.tolerance allows 1 %: labels.csv:7 v is "1.2"; expected
 * [-1, 1] and 79 more
 */
export function tooManyBad(bad: readonly string[], total: number, share: number): Problem {
  const percent = (part: number) => `${Number((100 * part).toFixed(2))} %`;
  return {
    code: 'too-many-bad-rows',
    message:
      `${bad.length} of ${total} rows (${percent(bad.length / total)}) cannot be used; ` +
      `data.tolerance allows ${percent(share)}:${firstOf(bad)}`,
  };
}

/**
 * A data set is not where the page says.
 *
 * @example training_set_annotations.txt is not in S-Aff-Wild2. The data set of the ABAW challenge is licensed: ask
 * its organisers.
 */
export function noDataset(root: string, file: string, source: string): Problem {
  const found = root === '' ? 'data.root is empty' : `${file} is not in ${root}`;
  return { code: 'no-data-set', message: `${found}. ${source}` };
}

/**
 * A variable that the page's data set needs is not set.
 *
 * @example the environment variable S_AFF_WILD2 is not set. The data set of the ABAW challenge is licensed: ask
 * its organisers.
 */
export const noDataFolder = (place: Place, path: string, name: string, source: string): Problem => ({
  code: 'no-data-folder',
  place,
  path,
  message: `the environment variable ${name} is not set. ${source}`,
});

/**
 * A file of a data set cannot be read.
 *
 * @example labels.csv cannot be read: it is a folder.
 */
export function unreadableTable(file: string, reason: string): Problem {
  return { code: 'unreadable-table', message: `${file} cannot be read: ${reason}.` };
}

/**
 * A data set's file has no row that can be used.
 *
 * @example labels.csv has no rows. Expected a header and a line for each image.
 */
export function noRows(file: string, expected: string): Problem {
  return { code: 'no-rows', message: `${file} has no rows. Expected ${expected}.` };
}

/**
 * Every row of a data set was left out.
 *
 * @example the data set has no row that can be used. Left out: rows without any label (812)
 */
export function nothingLeft(dropped: readonly Dropped[]): Problem {
  const why = firstOf(dropped.map(({ what, count }) => `${what} (${count})`));
  return {
    code: 'nothing-left',
    path: 'data',
    message: `the data set has no row that can be used. Left out:${why}`,
  };
}

/** A manifest names neither one table nor one per split, or both. */
export function oneTableOrSeveral(): Problem {
  return {
    code: 'manifest-tables',
    path: 'data',
    message:
      'a manifest is either one table (file: labels.csv, with a column for the split) or one per split ' +
      '(files: { train: train.csv, validation: validation.csv }). Give one of the two.',
  };
}

/** A manifest whose rows have no image needs a column that names them. */
export function keyNeeded(): Problem {
  return {
    code: 'manifest-key',
    path: 'data.key',
    message: 'rows without images need a key: the column that names them.',
  };
}

/**
 * The page's data labels a space that there is not.
 *
 * @example no label space is called "emotion". There are: action-units, expression, valence-arousal.
 */
export function unknownSpace(path: string, space: string, spaces: readonly string[]): Problem {
  const close = nearest(space, spaces);
  const hint = close ? `Did you mean "${close}"?` : `There are: ${spaces.join(', ')}.`;
  return { code: 'unknown-labels', path, message: `no label space is called "${space}". ${hint}` };
}

/**
 * The page's data labels a space of another kind than its labels are.
 *
 * @example "mood" is a space of kind multi-label; this data set's labels are of kind classes.
 */
export const spaceOfKind = (path: string, space: LabelSpace, kind: LabelSpace['kind']): Problem => ({
  code: 'label-kind',
  path,
  message: `"${space.name}" is a space of kind ${space.kind}; this data set's labels are of kind ${kind}.`,
});

/**
 * A label space for action units has names that are none.
 *
 * @example "mood" names calm, cross; expected action units as AU1, AU2, AU4.
 */
export const notUnits = (space: string, names: readonly string[]): Problem => ({
  code: 'not-action-units',
  path: 'data.units',
  message: `"${space}" names ${names.join(', ')}; expected action units as AU1, AU2, AU4.`,
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

/**
 * The page maps a class that the data set does not have.
 *
 * @example the data set has no class "Contemt". Did you mean "Contempt"?
 */
export function unknownOwnClass(name: string, names: readonly string[]): Problem {
  const close = nearest(name, names);
  const hint = close ? `Did you mean "${close}"?` : `Its classes are ${names.join(', ')}.`;
  return {
    code: 'unknown-own-class',
    path: `data.classes.${name}`,
    message: `the data set has no class "${name}". ${hint}`,
  };
}

/**
 * The page holds out a subject that the data set does not have.
 *
 * @example there is no subject "SN033". Did you mean "SN003"?
 */
export function unknownSubject(name: string, names: readonly string[]): Problem {
  const close = nearest(name, names);
  const hint = close ? `Did you mean "${close}"?` : `There are ${names.slice(0, 50).join(', ')}.`;
  return { code: 'unknown-subject', path: 'data', message: `there is no subject "${name}". ${hint}` };
}

/**
 * The page holds out a subject twice.
 *
 * @example subject "SN003" is both in validation and in test. Give it to one of them.
 */
export const subjectInTwoSplits = (name: string): Problem => ({
  code: 'subject-in-two-splits',
  path: 'data',
  message: `subject "${name}" is both in validation and in test. Give it to one of them.`,
});

/**
 * An annotation file's first line is not the one that says what its columns mean.
 *
 * @example Train_Set/a.txt begins with "0.1,0.2". Expected the header valence,arousal.
 */
export const wrongHeader = (file: string, found: string, expected: readonly string[]): Problem => ({
  code: 'wrong-header',
  message: `${file} begins with "${found.slice(0, 120)}". Expected the header ${expected.join(',')}.`,
});

/**
 * A label space is given by columns of the wrong form or number.
 *
 * @example expected 12 columns, one for each name of action-units.
 */
export function wrongColumns(space: string, expected: string): Problem {
  return { code: 'label-columns', path: `data.labels.${space}`, message: `expected ${expected}.` };
}

/**
 * A value of the page's map names no class.
 *
 * @example "Hapiness" is no class of expression. Did you mean "Happiness"?
 */
export function unknownClass(path: string, space: string, value: string, names: readonly string[]): Problem {
  const close = nearest(value, names);
  const hint = close ? `Did you mean "${close}"?` : `The classes are ${names.join(', ')}.`;
  return { code: 'unknown-class', path, message: `"${value}" is no class of ${space}. ${hint}` };
}

/**
 * A table lacks a column that the page names.
 *
 * @example labels.csv has no column "emotion". Its columns are file, part, mood.
 */
export function noColumn(file: string, column: string, columns: readonly string[]): Problem {
  const close = nearest(column, columns);
  const hint = close ? `Did you mean "${close}"?` : `Its columns are ${columns.slice(0, 20).join(', ')}.`;
  return { code: 'no-such-column', message: `${file} has no column "${column}". ${hint}` };
}
