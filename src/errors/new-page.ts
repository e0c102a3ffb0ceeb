/** Every sentence about making a page: zoo new and zoo cp. */
import { suggestion } from './nearest.js';
import type { Problem } from './problem.js';

export const fileTaken = (file: string): Problem => ({
  code: 'file-taken',
  message: `${file} is there already. Name another file, or give --force to write over it.`,
});

export const ownCopy = (file: string): Problem => ({
  code: 'copy-onto-itself',
  message: `${file} is the page itself. Name another file or folder to copy it to.`,
});

export const needsName = (): Problem => ({
  code: 'needs-a-name',
  message: 'what is the page called? Give its file: zoo new my-page.yaml',
});

export const badPageName = (word: string): Problem => ({
  code: 'bad-page-name',
  message: `"${word}" cannot be the name of a page. It begins with a letter or digit, and goes on with letters, digits, ".", "_" or "-".`,
});

export const noSuchData = (path: string): Problem => ({
  code: 'no-such-data',
  message: `there is nothing at ${path}. Give the folder of a data set or a table (csv, tsv, jsonl), or leave --data out for drawn faces.`,
});

export const whichDataset = (path: string, types: readonly string[]): Problem => ({
  code: 'which-data-set',
  message: `${path} is no folder that is known by its files. Say what it is with --dataset: ${types.join(', ')}; or give the table of labels itself.`,
});

export const unknownDataset = (word: string, types: readonly string[]): Problem => ({
  code: 'unknown-data-set',
  message: `zoo new knows no data set "${word}".${suggestion(word, types)}`,
});

export const unreadableColumns = (file: string, reason: string): Problem => ({
  code: 'unreadable-table',
  message: `${file} cannot be read as a table: ${reason}.`,
});

export const noImageColumn = (file: string, columns: readonly string[]): Problem => ({
  code: 'no-image-column',
  message: `no column of ${file} holds names of image files. It has: ${columns.join(', ')}.`,
});

export const noSplitColumn = (file: string, columns: readonly string[]): Problem => ({
  code: 'no-split-column',
  message: `no column of ${file} says which rows are for training and which for validation ("train", "validation"). It has: ${columns.join(', ')}.`,
});

export const whatToPredict = (columns: readonly string[]): Problem => ({
  code: 'what-to-predict',
  message: `what is to be predicted? Give --predict with one or more of: ${columns.join(', ')}.`,
});

export const notPredictable = (word: string, names: readonly string[]): Problem => ({
  code: 'not-predictable',
  message: `the data has no "${word}" to predict.${suggestion(word, names)}`,
});

export const unclearColumn = (column: string, found: string): Problem => ({
  code: 'unclear-column',
  message: `column "${column}" holds ${found}; a column to predict holds 0 and 1, names of 2 to 100 classes, or numbers from -1 to 1.`,
});
