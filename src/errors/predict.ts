/** Every sentence about answers of a finished model. */
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * `zoo predict` and `zoo evaluate` were given a page where they take a run.
 *
 * @example "ex-fc" is a page, which answers with trained weights: name their file with --weights, or a run's folder in
 * place of the page.
 */
export const needsWeights = (page: string): Problem => ({
  code: 'needs-weights',
  message: `"${page}" is a page, which answers with trained weights: name their file with --weights, or a run's folder in place of the page.`,
});

/**
 * A model with several backbones predicts on images where all of these read images.
 *
 * @example this model cannot predict on images alone: its backbone "voice" (log-mel) reads something else. Score it on its data set with zoo evaluate.
 */
export const readsMore = (backbone: string, type: string): Problem => ({
  code: 'reads-more',
  message: `this model cannot predict on images alone: its backbone "${backbone}" (${type}) reads something else. Score it on its data set with zoo evaluate.`,
});

/**
 * `zoo predict` found nothing to answer for.
 *
 * @example no image is found at photos, only 2 .bmp, 1 .heic: give image files (jpg, png, webp, gif, tiff, avif) or folders
 * of them
 */
export const noImages = (where: string, others = ''): Problem => ({
  code: 'no-images',
  message: `no image is found at ${where}${others && `, only ${others}`}: give image files (jpg, png, webp, gif, tiff, avif) or folders of them`,
});

/**
 * An image to predict on is missing, damaged or not an image. An image that was given as bytes is called by its place in the list,
 * from 0.
 *
 * @example faces/a.jpg cannot be read: there is no such file
 */
export const unreadableImages = (image: string, why: string): Problem => ({
  code: 'unreadable-images',
  message: `${printable(image)} cannot be read: ${why}`,
});

/**
 * A submission knows an image by its name within one folder.
 *
 * @example a/1.jpg and b/1.jpg are both "1.jpg" in a submission: name the folder that holds both, or use --format csv or
 * jsonl
 */
export const imagesOfOneName = (first: string, second: string, name: string): Problem => ({
  code: 'images-of-one-name',
  message: `${first} and ${second} are both "${name}" in a submission: name the folder that holds both, or use --format csv or jsonl`,
});

/**
 * The model reads vectors, and an image has none.
 *
 * @example backbone "features" reads vectors, not images: give a file like the one that it was trained on, such as new.csv
 */
export const needsVectors = (backbone: string): Problem => ({
  code: 'needs-vectors',
  message: `backbone "${backbone}" reads vectors, not images: give a file like the one that it was trained on, such as new.csv`,
});

/**
 * The model reads images, and a file of vectors was given.
 *
 * @example the model reads images, and new.csv is a table: give image files, or folders of them
 */
export const needsImages = (file: string): Problem => ({
  code: 'needs-images',
  message: `the model reads images, and ${printable(file)} is a table: give image files, or folders of them`,
});
