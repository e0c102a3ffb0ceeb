import type { Dropped, LabelSpace } from '../part.js';
import { nearest } from './nearest.js';
import type { Place, Problem } from './problem.js';

/** A face set asks for a family of faces that is not there. */
export function unknownStyle(style: string, styles: readonly string[]): Problem {
  const close = nearest(style, styles);
  const hint = close ? `Did you mean "${close}"?` : `There are: ${styles.join(', ')}.`;
  return { code: 'unknown-face-style', message: `No style of faces is called "${style}". ${hint}` };
}

/** Faces are to be drawn where the user keeps something else. */
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

/** A data set hands over labels that its label spaces do not allow. */
export const impossibleLabels = (labels: readonly string[]): Problem => ({
  code: 'impossible-labels',
  path: 'data',
  message: `labels that cannot be:${firstOf(labels)}`,
});

/** The share of rows that cannot be used is larger than what the page tolerates. */
export function tooManyBad(bad: readonly string[], total: number, share: number): Problem {
  const percent = (part: number) => `${Number((100 * part).toFixed(2))} %`;
  return {
    code: 'too-many-bad-rows',
    message:
      `${bad.length} of ${total} rows (${percent(bad.length / total)}) cannot be used; ` +
      `data.tolerance allows ${percent(share)}:${firstOf(bad)}`,
  };
}

/** A data set is not where the page says. */
export function noDataset(root: string, file: string, source: string): Problem {
  const found = root === '' ? 'data.root is empty' : `${file} is not in ${root}`;
  return { code: 'no-data-set', message: `${found}. ${source}` };
}

/** A variable that the page's data set needs is not set. */
export const noDataFolder = (place: Place, path: string, name: string, source: string): Problem => ({
  code: 'no-data-folder',
  place,
  path,
  message: `the environment variable ${name} is not set. ${source}`,
});

/** A file of a data set cannot be read. */
export function unreadableTable(file: string, reason: string): Problem {
  return { code: 'unreadable-table', message: `${file} cannot be read: ${reason}.` };
}

/** A data set's file has no row that can be used. */
export function noRows(file: string, expected: string): Problem {
  return { code: 'no-rows', message: `${file} has no rows. Expected ${expected}.` };
}

/** Every row of a data set was left out. */
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

/** The page's data labels a space that there is not. */
export function unknownSpace(path: string, space: string, spaces: readonly string[]): Problem {
  const close = nearest(space, spaces);
  const hint = close ? `Did you mean "${close}"?` : `There are: ${spaces.join(', ')}.`;
  return { code: 'unknown-labels', path, message: `no label space is called "${space}". ${hint}` };
}

/** The page's data labels a space of another kind than its labels are. */
export const spaceOfKind = (path: string, space: LabelSpace, kind: LabelSpace['kind']): Problem => ({
  code: 'label-kind',
  path,
  message: `"${space.name}" is a space of kind ${space.kind}; this data set's labels are of kind ${kind}.`,
});

/** A label space for action units has names that are none. */
export const notUnits = (space: string, names: readonly string[]): Problem => ({
  code: 'not-action-units',
  path: 'data.units',
  message: `"${space}" names ${names.join(', ')}; expected action units as AU1, AU2, AU4.`,
});

/** A label space has action units that the data set does not score. */
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

/** The page maps a class that the data set does not have. */
export function unknownOwnClass(name: string, names: readonly string[]): Problem {
  const close = nearest(name, names);
  const hint = close ? `Did you mean "${close}"?` : `Its classes are ${names.join(', ')}.`;
  return {
    code: 'unknown-own-class',
    path: `data.classes.${name}`,
    message: `the data set has no class "${name}". ${hint}`,
  };
}

/** The page holds out a subject that the data set does not have. */
export function unknownSubject(name: string, names: readonly string[]): Problem {
  const close = nearest(name, names);
  const hint = close ? `Did you mean "${close}"?` : `There are ${names.slice(0, 50).join(', ')}.`;
  return { code: 'unknown-subject', path: 'data', message: `there is no subject "${name}". ${hint}` };
}

/** The page holds out a subject twice. */
export const subjectInTwoSplits = (name: string): Problem => ({
  code: 'subject-in-two-splits',
  path: 'data',
  message: `subject "${name}" is both in validation and in test. Give it to one of them.`,
});

/** An annotation file's first line is not the one that says what its columns mean. */
export const wrongHeader = (file: string, found: string, expected: readonly string[]): Problem => ({
  code: 'wrong-header',
  message: `${file} begins with "${found.slice(0, 120)}". Expected the header ${expected.join(',')}.`,
});

/** A label space is given by columns of the wrong form or number. */
export function wrongColumns(space: string, expected: string): Problem {
  return { code: 'label-columns', path: `data.labels.${space}`, message: `expected ${expected}.` };
}

/** A value of the page's map names no class. */
export function unknownClass(path: string, space: string, value: string, names: readonly string[]): Problem {
  const close = nearest(value, names);
  const hint = close ? `Did you mean "${close}"?` : `The classes are ${names.join(', ')}.`;
  return { code: 'unknown-class', path, message: `"${value}" is no class of ${space}. ${hint}` };
}

/** A table lacks a column that the page names. */
export function noColumn(file: string, column: string, columns: readonly string[]): Problem {
  const close = nearest(column, columns);
  const hint = close ? `Did you mean "${close}"?` : `Its columns are ${columns.slice(0, 20).join(', ')}.`;
  return { code: 'no-such-column', message: `${file} has no column "${column}". ${hint}` };
}
