import type { At, Problem } from './problem.js';

/** One data set needs no mixture. */
export const nothingToMix = (): string =>
  'needs at least two data sets, by name: { photos: { type: manifest, ... }, videos: { ... } }. Of one, write its options in place of the mixture.';

/** A mixture contains data sets, not other mixtures. */
export const mixtureInMixture = (): string => 'is a mixture itself: name its data sets here instead.';

/**
 * The page says how many samples of a data set are in a batch, but the mixture does not contain it.
 *
 * @example the mixture has no data set "photos": it has videos, faces.
 */
export const notMixed = (name: string, members: readonly string[]): string =>
  `the mixture has no data set "${name}": it has ${members.join(', ')}.`;

/**
 * The page says how many samples of some data sets are in a batch, but not of all.
 *
 * @example the number of samples per batch is missing for photos: set one for each data set.
 */
export const shareMissing = (names: readonly string[]): string =>
  `the number of samples per batch is missing for ${names.join(', ')}: set one for each data set.`;

/** The length of a proportional epoch is fixed. */
export const epochOfProportional = (): string =>
  'has no effect with proportional batches, where an epoch sees every sample once: remove it, or say by batch how many samples of each data set a batch has.';

/**
 * A batch cannot be divided into whole samples.
 *
 * @example a batch of 50 cannot be divided 3 : 1 between "videos" and "photos": use a multiple of 4.
 */
export function unevenBatch(
  at: Partial<At>,
  batch: number,
  shares: { readonly [member: string]: number },
): Problem {
  const sum = Object.values(shares).reduce((a, b) => a + b, 0);
  const names = Object.keys(shares).map((name) => `"${name}"`);
  return {
    ...at,
    code: 'uneven-batch',
    message: `a batch of ${batch} cannot be divided ${Object.values(shares).join(' : ')} between ${names.join(' and ')}: use a multiple of ${sum}.`,
  };
}

/** Drawing rows by class would conflict with how the mixture fills batches. */
export const samplingOfMixture = (at: At): Problem => ({
  ...at,
  code: 'sampling-of-mixture',
  message:
    'sampling draws from all samples, but data.batch of the mixture says how many of each data set are in a batch: remove sampling, or weight classes in the loss.',
});

/** Audio is read from one folder, but each data set of a mixture has its own. */
export const audioOfMixture = (at: At): Problem => ({
  ...at,
  code: 'audio-of-mixture',
  message:
    'audio is read from one folder, and a mixture has several data sets: train on one of them, or remove audio.',
});
