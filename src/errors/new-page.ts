/** Messages about making a page: zoo new and zoo cp. */
import { suggestion } from './nearest.js';
import type { Problem } from './problem.js';

/**
 * `zoo new` and `zoo cp` overwrite a file only with `--force`.
 *
 * @example mood.yaml already exists. Choose another file, or overwrite it with --force.
 */
export const fileTaken = (file: string): Problem => ({
  code: 'file-taken',
  message: `${file} already exists. Choose another file, or overwrite it with --force.`,
});

/**
 * A page would be copied onto itself.
 *
 * @example mood.yaml is the page itself. Name another file or folder to copy it to.
 */
export const ownCopy = (file: string): Problem => ({
  code: 'copy-onto-itself',
  message: `${file} is the page itself. Name another file or folder to copy it to.`,
});

/** `zoo new` has neither a name for the page nor a terminal to ask for one. */
export const needsName = (): Problem => ({
  code: 'needs-a-name',
  message: 'the page needs a name: zoo new my-page.yaml',
});

/**
 * A page's name is used in the names of files and folders.
 *
 * @example "my page" cannot be a page name. A name begins with a letter or digit, followed by letters, digits, ".", "_"
 * or "-".
 */
export const badPageName = (word: string): Problem => ({
  code: 'bad-page-name',
  message: `"${word}" cannot be a page name. A name begins with a letter or digit, followed by letters, digits, ".", "_" or "-".`,
});

/**
 * `--data` names neither a file nor a folder.
 *
 * @example faces/labels.cvs does not exist. Use a table (csv, tsv, jsonl), a folder with a folder of images for each
 * class, or the folder of a data set; without --data, faces are drawn.
 */
export const noSuchData = (path: string): Problem => ({
  code: 'no-such-data',
  message: `${path} does not exist. Use a table (csv, tsv, jsonl), a folder with a folder of images for each class, or the folder of a data set; without --data, faces are drawn.`,
});

/**
 * `--data` is a folder that does not look like a supported data set.
 *
 * @example photos has neither a single table of labels nor a folder of images for each class. Name the table, or say which data
 * set it is with --dataset: affectnet, raf-db.
 */
export const whichDataset = (path: string, types: readonly string[]): Problem => ({
  code: 'which-data-set',
  message: `${path} has neither a single table of labels nor a folder of images for each class. Name the table, or say which data set it is with --dataset: ${types.join(', ')}.`,
});

/**
 * `zoo new` cannot write a page for the data set of `--dataset`.
 *
 * @example zoo new does not support the data set "rafdb". Did you mean "raf-db"?
 */
export const unknownDataset = (word: string, types: readonly string[]): Problem => ({
  code: 'unknown-data-set',
  message: `zoo new does not support the data set "${word}".${suggestion(word, types)}`,
});

/**
 * The file of `--data` is not a table.
 *
 * @example labels.csv cannot be read as a table: it is empty.
 */
export const unreadableColumns = (file: string, reason: string): Problem => ({
  code: 'unreadable-table',
  message: `${file} cannot be read as a table: ${reason}.`,
});

/**
 * A table has neither images nor numbers to use as input.
 *
 * @example labels.csv has no column of existing image files, and no column of numbers besides the predicted ones. It has:
 * id, mood.
 */
export const noImageColumn = (file: string, columns: readonly string[]): Problem => ({
  code: 'no-image-column',
  message: `${file} has no column of existing image files, and no column of numbers besides the predicted ones. It has: ${columns.join(', ')}.`,
});

/**
 * A column names image files that do not exist.
 *
 * @example labels.csv names images in column "file", such as a.jpg, but neither faces nor a folder in it has them. Put the
 * table beside the folder of its images.
 */
export const noImagesFound = (file: string, column: string, example: string, root: string): Problem => ({
  code: 'no-images-found',
  message: `${file} names images in column "${column}", such as ${example}, but neither ${root} nor a folder in it has them. Put the table beside the folder of its images.`,
});

/**
 * No column of a table is left for labels.
 *
 * @example no column of labels.csv can be predicted. It has: file, part.
 */
export const nothingToPredict = (file: string, columns: readonly string[]): Problem => ({
  code: 'nothing-to-predict',
  message: `no column of ${file} can be predicted. It has: ${columns.join(', ')}.`,
});

/**
 * `--dataset` describes the folder of `--data`, which is missing.
 *
 * @example the folder of raf-db is missing. Add --data FOLDER
 */
export const needsData = (dataset: string): Problem => ({
  code: 'needs-data',
  message: `the folder of ${dataset} is missing. Add --data FOLDER`,
});

/**
 * The lists of a known data set were found, but none of its images.
 *
 * @example the lists of raf-db were read, but its images do not exist, such as RAF-DB/Image/aligned/train_00001_aligned.jpg.
 */
export const imagesOfDataset = (dataset: string, image: string): Problem => ({
  code: 'no-images-found',
  message: `the lists of ${dataset} were read, but its images do not exist, such as ${image}.`,
});

/**
 * `--backbone` does not name anything that a page can use.
 *
 * @example unknown backbone "resnet19". Did you mean "resnet18"? A model in a file is named by its path: model.onnx.
 */
export const unknownBackbone = (name: string, names: readonly string[]): Problem => ({
  code: 'unknown-backbone',
  message: `unknown backbone "${name}".${suggestion(name, names)} A model in a file is named by its path: model.onnx.`,
});

/**
 * `--classes` names a column that is not predicted.
 *
 * @example --classes names "stage", which is not predicted. Predicted: mood, age.
 */
export const classesNotPredicted = (name: string, picked: readonly string[]): Problem => ({
  code: 'classes-not-predicted',
  message: `--classes names "${name}", which is not predicted. Predicted: ${picked.join(', ')}.`,
});

/**
 * The data has several columns that could be learned.
 *
 * @example several columns can be predicted. Choose with --predict from: mood, age.
 */
export const whatToPredict = (columns: readonly string[]): Problem => ({
  code: 'what-to-predict',
  message: `several columns can be predicted. Choose with --predict from: ${columns.join(', ')}.`,
});

/**
 * `--predict` names something that the data does not have.
 *
 * @example the data has no "moood" to predict. Did you mean "mood"?
 */
export const notPredictable = (word: string, names: readonly string[]): Problem => ({
  code: 'not-predictable',
  message: `the data has no "${word}" to predict.${suggestion(word, names)}`,
});

/**
 * A column's values cannot be predicted.
 *
 * @example column "note" has too many distinct texts; a column to predict needs yes or no, numbers, 2 to 100 classes, or
 * tags.
 */
export const unclearColumn = (column: string, found: string): Problem => ({
  code: 'unclear-column',
  message: `column "${column}" has ${found}; a column to predict needs yes or no, numbers, 2 to 100 classes, or tags.`,
});
