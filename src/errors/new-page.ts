/** Every sentence about making a page: zoo new and zoo cp. */
import { suggestion } from './nearest.js';
import type { Problem } from './problem.js';

/**
 * `zoo new` and `zoo cp` write over no file by themselves.
 *
 * @example mood.yaml is there already. Name another file, or give --force to write over it.
 */
export const fileTaken = (file: string): Problem => ({
  code: 'file-taken',
  message: `${file} is there already. Name another file, or give --force to write over it.`,
});

/**
 * A page is to be copied to where it is.
 *
 * @example mood.yaml is the page itself. Name another file or folder to copy it to.
 */
export const ownCopy = (file: string): Problem => ({
  code: 'copy-onto-itself',
  message: `${file} is the page itself. Name another file or folder to copy it to.`,
});

/** `zoo new` was asked to ask nothing, and not told what the page is called. */
export const needsName = (): Problem => ({
  code: 'needs-a-name',
  message: 'what is the page called? Give its file: zoo new my-page.yaml',
});

/**
 * A page's name is part of names of files and folders.
 *
 * @example "my page" cannot be the name of a page. It begins with a letter or digit, and goes on with letters,
 * digits, ".", "_" or "-".
 */
export const badPageName = (word: string): Problem => ({
  code: 'bad-page-name',
  message: `"${word}" cannot be the name of a page. It begins with a letter or digit, and goes on with letters, digits, ".", "_" or "-".`,
});

/**
 * `--data` names no file and no folder.
 *
 * @example there is nothing at faces/labels.cvs. Give the folder of a data set or a table (csv, tsv, jsonl), or
 * leave --data out for drawn faces.
 */
export const noSuchData = (path: string): Problem => ({
  code: 'no-such-data',
  message: `there is nothing at ${path}. Give the folder of a data set or a table (csv, tsv, jsonl), or leave --data out for drawn faces.`,
});

/**
 * `--data` is a folder that does not look like one of the data sets that are read.
 *
 * @example photos is no folder that is known by its files. Say what it is with --dataset: affectnet, raf-db; or
 * give the table of labels itself.
 */
export const whichDataset = (path: string, types: readonly string[]): Problem => ({
  code: 'which-data-set',
  message: `${path} is no folder that is known by its files. Say what it is with --dataset: ${types.join(', ')}; or give the table of labels itself.`,
});

/**
 * `--dataset` is not one of those that `zoo new` can write a page for.
 *
 * @example zoo new knows no data set "rafdb". Did you mean "raf-db"?
 */
export const unknownDataset = (word: string, types: readonly string[]): Problem => ({
  code: 'unknown-data-set',
  message: `zoo new knows no data set "${word}".${suggestion(word, types)}`,
});

/**
 * The table of `--data` is not one.
 *
 * @example labels.csv cannot be read as a table: it is empty.
 */
export const unreadableColumns = (file: string, reason: string): Problem => ({
  code: 'unreadable-table',
  message: `${file} cannot be read as a table: ${reason}.`,
});

/**
 * Of the table's columns none has values that end as names of image files do.
 *
 * @example no column of labels.csv holds names of image files. It has: id, mood.
 */
export const noImageColumn = (file: string, columns: readonly string[]): Problem => ({
  code: 'no-image-column',
  message: `no column of ${file} holds names of image files. It has: ${columns.join(', ')}.`,
});

/**
 * A page trains on some rows and is scored on others, and the table does not say which. Add a column.
 *
 * @example no column of labels.csv says which rows are for training and which for validation ("train",
 * "validation"). It has: file, mood.
 */
export const noSplitColumn = (file: string, columns: readonly string[]): Problem => ({
  code: 'no-split-column',
  message: `no column of ${file} says which rows are for training and which for validation ("train", "validation"). It has: ${columns.join(', ')}.`,
});

/**
 * The data has several columns that could be learnt.
 *
 * @example what is to be predicted? Give --predict with one or more of: mood, age.
 */
export const whatToPredict = (columns: readonly string[]): Problem => ({
  code: 'what-to-predict',
  message: `what is to be predicted? Give --predict with one or more of: ${columns.join(', ')}.`,
});

/**
 * `--predict` names what the data does not have.
 *
 * @example the data has no "moood" to predict. Did you mean "mood"?
 */
export const notPredictable = (word: string, names: readonly string[]): Problem => ({
  code: 'not-predictable',
  message: `the data has no "${word}" to predict.${suggestion(word, names)}`,
});

/**
 * A column's values do not say how it is to be learnt.
 *
 * @example column "age" holds numbers from 3 to 91; a column to predict holds 0 and 1, names of 2 to 100 classes,
 * or numbers from -1 to 1.
 */
export const unclearColumn = (column: string, found: string): Problem => ({
  code: 'unclear-column',
  message: `column "${column}" holds ${found}; a column to predict holds 0 and 1, names of 2 to 100 classes, or numbers from -1 to 1.`,
});
