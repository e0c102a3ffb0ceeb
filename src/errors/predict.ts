/** Messages about predictions of a finished model. */
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * `zoo predict` and `zoo evaluate` were given a page where they need a run.
 *
 * @example "ex-fc" is a page, which has no trained weights: name a file with --weights, or use a run's folder.
 */
export const needsWeights = (page: string): Problem => ({
  code: 'needs-weights',
  message: `"${page}" is a page, which has no trained weights: name a file with --weights, or use a run's folder.`,
});

/**
 * A model with several backbones predicts on images, and on the sound of their videos, but not on additional vectors.
 *
 * @example this model cannot predict on images: its backbone "text" (features) needs vectors beside them. Score it on its data set with zoo evaluate, or send both to zoo serve.
 */
export const readsMore = (backbone: string, type: string): Problem => ({
  code: 'reads-more',
  message: `this model cannot predict on images: its backbone "${backbone}" (${type}) needs vectors beside them. Score it on its data set with zoo evaluate, or send both to zoo serve.`,
});

/**
 * The model reads sound, but no frame has one.
 *
 * @example clips has no sounds: expected WAV files such as a.wav, of 16000 samples a second. Name their folder with
 * --audio.
 */
export const noSoundsBeside = (folder: string, example: string, rate: number): Problem => ({
  code: 'predict-no-sounds',
  message: `${printable(folder)} has no sounds: expected WAV files such as ${printable(example)}.wav, of ${rate} samples a second. Name their folder with --audio.`,
});

/**
 * The frame rate decides which part of a sound belongs to a frame, but the page does not set the frame rate of this
 * video.
 *
 * @example clips/a.wav needs the frame rate of its video, which the page does not have: set it with --fps.
 */
export const needsFrameRate = (sound: string): Problem => ({
  code: 'predict-needs-fps',
  message: `${printable(sound)} needs the frame rate of its video, which the page does not have: set it with --fps.`,
});

/**
 * `--audio` and `--fps` are for models that read sound.
 *
 * @example --audio and --fps have no effect: the model reads no sound. Omit them.
 */
export const hearsNothing = (): Problem => ({
  code: 'predict-hears-nothing',
  message: '--audio and --fps have no effect: the model reads no sound. Omit them.',
});

/**
 * `zoo predict` found nothing to predict on.
 *
 * @example no images at photos, only 2 .bmp, 1 .heic: use image files (jpg, png, webp, gif, tiff, avif) or folders of
 * them
 */
export const noImages = (where: string, others = ''): Problem => ({
  code: 'no-images',
  message: `no images at ${where}${others && `, only ${others}`}: use image files (jpg, png, webp, gif, tiff, avif) or folders of them`,
});

/**
 * An image to predict on is missing, damaged or not an image. An image given as bytes is named by its index in the list,
 * from 0.
 *
 * @example faces/a.jpg cannot be read: there is no such file
 */
export const unreadableImages = (image: string, why: string): Problem => ({
  code: 'unreadable-images',
  message: `${printable(image)} cannot be read: ${why}`,
});

/**
 * A submission identifies images by their names within one folder.
 *
 * @example a/1.jpg and b/1.jpg are both "1.jpg" in a submission: pass the folder that holds both, or use --format csv or
 * jsonl
 */
export const imagesOfOneName = (first: string, second: string, name: string): Problem => ({
  code: 'images-of-one-name',
  message: `${first} and ${second} are both "${name}" in a submission: pass the folder that holds both, or use --format csv or jsonl`,
});

/**
 * The model reads vectors, but an image was given.
 *
 * @example backbone "features" reads vectors, not images: use a file like the training data, such as new.csv
 */
export const needsVectors = (backbone: string): Problem => ({
  code: 'needs-vectors',
  message: `backbone "${backbone}" reads vectors, not images: use a file like the training data, such as new.csv`,
});

/**
 * The model reads images, but a file of vectors was given.
 *
 * @example the model reads images, and new.csv is a table: use image files, or folders of them
 */
export const needsImages = (file: string): Problem => ({
  code: 'needs-images',
  message: `the model reads images, and ${printable(file)} is a table: use image files, or folders of them`,
});
