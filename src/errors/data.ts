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

/** The share of rows that cannot be used is larger than what the page tolerates. */
export function tooManyBad(bad: readonly string[], total: number, share: number): Problem {
  const percent = (part: number) => `${Number((100 * part).toFixed(2))} %`;
  const shown = bad.slice(0, 5).map((each) => `\n    ${each}`);
  const more = bad.length > shown.length ? `\n    and ${bad.length - shown.length} more` : '';
  return {
    code: 'too-many-bad-rows',
    message:
      `${bad.length} of ${total} rows (${percent(bad.length / total)}) cannot be used; ` +
      `data.tolerance allows ${percent(share)}:${shown.join('')}${more}`,
  };
}

/** What s-Aff-Wild2 is, and how one gets it. */
export const AFF_WILD2_SOURCE =
  's-Aff-Wild2 is the data set of the ABAW multi-task challenge: face images with valence-arousal, ' +
  'expression and action-unit labels. It is licensed, so nobody else may hand it out: ask the organisers of the ' +
  'ABAW challenge for it, unpack it, and set S_AFF_WILD2 to the folder that holds ' +
  'training_set_annotations.txt, validation_set_annotations.txt and cropped_aligned/. ' +
  'Without it, the page runs on drawn faces: --profile demo.';

/** s-Aff-Wild2 is not where the page says. */
export function noAffWild2(root: string, file: string): Problem {
  const found = root === '' ? 'data.root is empty' : `${file} is not in ${root}`;
  return { code: 'no-s-aff-wild2', message: `${found}. ${AFF_WILD2_SOURCE}` };
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

/** A manifest labels a space that the page does not know. */
export function unknownSpace(space: string, spaces: readonly string[]): Problem {
  const close = nearest(space, spaces);
  const hint = close ? `Did you mean "${close}"?` : `There are: ${spaces.join(', ')}.`;
  return {
    code: 'unknown-labels',
    path: `data.labels.${space}`,
    message: `no label space is called "${space}". ${hint}`,
  };
}

/** A label space is given by columns of the wrong form or number. */
export function wrongColumns(space: string, expected: string): Problem {
  return { code: 'label-columns', path: `data.labels.${space}`, message: `expected ${expected}.` };
}

/** A value of the page's map names no class. */
export function unknownClass(space: string, value: string, names: readonly string[]): Problem {
  const close = nearest(value, names);
  const hint = close ? `Did you mean "${close}"?` : `The classes are ${names.join(', ')}.`;
  return {
    code: 'unknown-class',
    path: `data.labels.${space}.map`,
    message: `"${value}" is no class of ${space}. ${hint}`,
  };
}

/** A table lacks a column that the page names. */
export function noColumn(file: string, column: string, columns: readonly string[]): Problem {
  const close = nearest(column, columns);
  const hint = close ? `Did you mean "${close}"?` : `Its columns are ${columns.slice(0, 20).join(', ')}.`;
  return { code: 'no-such-column', message: `${file} has no column "${column}". ${hint}` };
}
