/** Messages about images that are sorted into a folder per class. */
import type { Problem } from './problem.js';

/** A folder of images either contains a folder for each split or is split at random. */
export const foldersOrSplit = (): Problem => ({
  code: 'folders-or-split',
  path: 'data',
  message:
    'a folder of images either has a folder for each split (folders: { train: train, validation: val }) or is split at random ' +
    '(split: { validation: 0.2 }). Use one of the two.',
});

/**
 * A folder does not contain a folder for each class.
 *
 * @example photos/train has no folders. Expected a folder for each class, with its images: photos/train/cat/1.jpg.
 */
export const noClassFolders = (root: string): Problem => ({
  code: 'no-class-folders',
  path: 'data.root',
  message: `${root} has no folders. Expected a folder for each class, with its images: ${root}/cat/1.jpg.`,
});
