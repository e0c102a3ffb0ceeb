import { named } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A file of the user's own vectors cannot be read.
 *
 * @example features.npz is not a file of vectors: it has no array "features".
 */
export const badVectors = (file: string, what: string, line?: number): Problem => ({
  code: 'bad-vectors',
  message: `${file} is not a file of vectors: ${what}.`,
  ...(line !== undefined && { place: { file, line, column: 1 } }),
});

/**
 * A page's `file` of vectors does not exist.
 *
 * @example features.npz does not exist: correct "file", or write the vectors there first.
 */
export const noVectorsFile = (file: string): Problem => ({
  code: 'vectors-not-found',
  message: `${file} does not exist: correct "file", or write the vectors there first.`,
});

/**
 * The file has no vectors for some images of the data set.
 *
 * @example features.npz has no vector for 2 of 800 images: a.jpg, b.jpg. Its keys must be the image names of the data
 * set; found 0, 1 and 798 more.
 */
export const vectorsMissing = (
  file: string,
  keys: readonly string[],
  total: number,
  found: readonly string[],
): Problem => ({
  code: 'vectors-missing',
  message: `${file} has no vector for ${keys.length} of ${total} images: ${named(keys)}. Its keys must be the image names of the data set; found ${named(found, 2)}.`,
});

/**
 * A list with an entry for each number of a vector is longer or shorter than the vectors.
 *
 * @example has 3 entries, and width is 4; expected one for each number of a vector.
 */
export const otherWidth = (length: number, width: number): string =>
  `has ${length} entries, and width is ${width}; expected one for each number of a vector.`;
