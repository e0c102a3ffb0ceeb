import type { Problem } from './problem.js';

/**
 * Rows or labels of a data set are invalid. A row keeps its valid labels.
 *
 * @example 3 rows or labels cannot be used
 */
export const badRows = (count: number): Problem => ({
  code: 'bad-rows',
  message: `${count} ${count === 1 ? 'row or label' : 'rows or labels'} cannot be used`,
});

/**
 * Labels that their label space does not allow.
 *
 * @example 1 label is out of range
 */
export const impossible = (count: number): Problem => ({
  code: 'impossible-labels',
  message: `${count} ${count === 1 ? 'label is' : 'labels are'} out of range`,
});

/**
 * Image files that are missing or cannot be decoded.
 *
 * @example 2 images cannot be read
 */
export const unreadableImages = (count: number): Problem => ({
  code: 'unreadable-images',
  message: `${count} ${count === 1 ? 'image' : 'images'} cannot be read`,
});

/**
 * One image file in several rows.
 *
 * @example 4 image files are listed more than once
 */
export const listedTwice = (count: number): Problem => ({
  code: 'image-listed-twice',
  message: `${count} image ${count === 1 ? 'file is' : 'files are'} listed more than once`,
});

/**
 * Files with the same bytes in two splits: a model is scored on images that it was trained on.
 *
 * @example 1 image is in two splits, as identical files
 */
export const contentInTwoSplits = (count: number): Problem => ({
  code: 'same-image-in-two-splits',
  message: `${count} ${count === 1 ? 'image is' : 'images are'} in two splits, as identical files`,
});

/**
 * A person or a video in two splits: a model is scored on images much like those that it was trained on.
 *
 * @example 2 people or videos are in two splits
 */
export const groupInTwoSplits = (count: number): Problem => ({
  code: 'group-in-two-splits',
  message: `${count} ${count === 1 ? 'person or video is' : 'people or videos are'} in two splits`,
});

/**
 * No row of a split has a label that the data set can have.
 *
 * @example no validation row has valence-arousal labels
 */
export const neverLabeled = (split: string, space: string): Problem => ({
  code: 'no-labels',
  message: `no ${split} row has ${space} labels`,
});

/**
 * A split that a run needs has no rows.
 *
 * @example there are no rows to validate on
 */
export const emptySplit = (split: string): Problem => ({
  code: 'empty-split',
  message: `there are no rows to ${split === 'train' ? 'train' : 'validate'} on`,
});

/**
 * Files with the same bytes in one split.
 *
 * @example 6 images are in a split more than once, as identical files
 */
export const sameContent = (count: number): Problem => ({
  code: 'same-image',
  message: `${count} ${count === 1 ? 'image is' : 'images are'} in a split more than once, as identical files`,
});

/**
 * No row of a split has this class or unit.
 *
 * @example Fear, Disgust of expression never occur in validation
 */
export const neverOccurs = (split: string, space: string, names: readonly string[]): Problem => ({
  code: 'never-occurs',
  message: `${names.join(', ')} of ${space} never ${names.length === 1 ? 'occurs' : 'occur'} in ${split}`,
});

/**
 * Every row of a split has this label, so nothing can be learned about it. Often the value for "no" is read as missing.
 *
 * @example Smile of attributes is always positive in train. Is the value for "no" read as missing?
 */
export const alwaysOccurs = (split: string, space: string, names: readonly string[]): Problem => ({
  code: 'always-occurs',
  message: `${names.join(', ')} of ${space} ${names.length === 1 ? 'is' : 'are'} always positive in ${split}. Is the value for "no" read as missing?`,
});

/** The data set does not identify the people in its images. */
export const groupsUnknown = (): Problem => ({
  code: 'groups-unknown',
  message:
    'who is in the images is unknown, so people in two splits are not found: in a manifest, set "group" to a column',
});
