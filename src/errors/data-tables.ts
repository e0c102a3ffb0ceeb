import { meant } from './nearest.js';
import { quoted } from './printable.js';
import type { Place, Problem } from './problem.js';

/**
 * A data set's file has no usable row.
 *
 * @example labels.csv has no rows. Expected a header and a line for each image.
 */
export function noRows(file: string, expected: string): Problem {
  return { code: 'no-rows', message: `${file} has no rows. Expected ${expected}.` };
}

/**
 * The first line of an annotation file is not the expected header.
 *
 * @example Train_Set/a.txt begins with "0.1,0.2". Expected the header valence,arousal.
 */
export const wrongHeader = (file: string, found: string, expected: readonly string[]): Problem => ({
  code: 'wrong-header',
  message: `${file} begins with "${found.slice(0, 120)}". Expected the header ${expected.join(',')}.`,
});

/**
 * A table lacks a column that the page names.
 *
 * @example labels.csv has no column "emotion". Its columns are file, part, mood.
 */
export function noColumn(file: string, column: string, columns: readonly string[]): Problem {
  return {
    code: 'no-such-column',
    message: `${file} has no column "${column}". ${meant(column, columns, `Its columns are ${columns.slice(0, 20).join(', ')}.`)}`,
  };
}

/**
 * Two columns of a table have the same name, so it is not clear which one is meant.
 *
 * @example labels.csv:1:1  the table has more than one column "mood": rename or remove all but one.
 */
export const duplicateColumns = (place: Place, names: readonly string[]): Problem => ({
  code: 'duplicate-columns',
  place,
  message: `the table has more than one column ${quoted(names)}: rename or remove all but one.`,
});

/** A manifest needs one table or one per split, but not both. */
export function oneTableOrSeveral(): Problem {
  return {
    code: 'manifest-tables',
    path: 'data',
    message:
      'a manifest is either one table (file: labels.csv, with a column for the split) or one per split ' +
      '(files: { train: train.csv, validation: validation.csv }). Use one of the two.',
  };
}

/** Rows of several tables, one per split, cannot also be split at random. */
export const divisionOfOneTable = (): Problem => ({
  code: 'manifest-division',
  path: 'data.split',
  message:
    'shares (split: { validation: 0.2 }) divide the rows of one table. Use one table (file: labels.csv), or one per split without shares.',
});

/** A manifest whose rows have no image needs a column that names them. */
export function keyNeeded(): Problem {
  return {
    code: 'manifest-key',
    path: 'data.key',
    message: 'rows without images need "key": the column that names them, or false to use line numbers.',
  };
}

/** The position of a frame in its sequence needs both columns. */
export const sequenceAndPosition = (): Problem => ({
  code: 'sequence-and-position',
  message: 'sequence and position belong together: set both columns, or neither.',
  path: 'data',
});
