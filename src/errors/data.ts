import type { Dropped } from '../part.js';
import { meant } from './nearest.js';
import type { Place, Problem } from './problem.js';

/**
 * A data set is missing from the folder that the page names.
 *
 * @example training_set_annotations.txt is not in S-Aff-Wild2. The data set of the ABAW challenge is licensed: ask
 * its organizers.
 */
export function noDataset(root: string, file: string, source: string): Problem {
  const found = root === '' ? 'data.root is empty' : `${file} is not in ${root}`;
  return { code: 'no-data-set', message: `${found}. ${source}` };
}

/**
 * A variable that the page's data set needs is not set.
 *
 * @example the environment variable S_AFF_WILD2 is not set. The data set of the ABAW challenge is licensed: ask
 * its organizers.
 */
export const noDataFolder = (place: Place, path: string, name: string, source: string): Problem => ({
  code: 'no-data-folder',
  place,
  path,
  message: `the environment variable ${name} is not set. ${source}`,
});

/**
 * A data set returns labels that its label spaces do not allow.
 *
 * @example impossible labels:
 *     photos/a.jpg: valence is 1.2, out of [-1, 1]
 */
export const impossibleLabels = (labels: readonly string[]): Problem => ({
  code: 'impossible-labels',
  path: 'data',
  message: `impossible labels:${firstOf(labels)}`,
});

/**
 * More rows than the page tolerates are invalid or have invalid labels.
 *
 * @example 2 of 100 rows (2 %) are bad or have bad labels; data.tolerance allows 1 %:
 *     labels.csv:7 v is "1.2"; expected [-1, 1]
 *     labels.csv:9 v is "x"; expected [-1, 1]
 */
export function tooManyBad(bad: readonly string[], rows: number, total: number, share: number): Problem {
  const percent = (part: number) => `${Number((100 * part).toFixed(2))} %`;
  return {
    code: 'too-many-bad-rows',
    message:
      `${rows} of ${total} rows (${percent(rows / total)}) are bad or have bad labels; ` +
      `data.tolerance allows ${percent(share)}:${firstOf(bad)}`,
  };
}

/**
 * Images of a data set are outside of its folder: the table contains `../` or an absolute path, or a link leads
 * outside. A table from someone else could name any file on this machine.
 *
 * @example 1 image is outside of data.root, which is data/faces:
 *     labels.csv:7 leads to photos/ada.png
 *   Move such images below data.root or, if you trust the table, add --allow-outside photos
 */
export const imagesOutsideRoot = (root: string, outside: readonly string[], folder: string): Problem => ({
  code: 'images-outside-root',
  path: 'data.root',
  message:
    `${outside.length === 1 ? '1 image is' : `${outside.length} images are`} outside of data.root, which is ${root}:` +
    `${firstOf(outside)}\n  Move such images below data.root or, if you trust the table, add --allow-outside ${folder}`,
});

/**
 * Every row of a data set was left out.
 *
 * @example the data set has no row that can be used. Left out:
 *     rows without any label (812)
 */
export function nothingLeft(dropped: readonly Dropped[]): Problem {
  const why = firstOf(dropped.map(({ what, count }) => `${what} (${count})`));
  return {
    code: 'nothing-left',
    path: 'data',
    message: `the data set has no row that can be used. Left out:${why}`,
  };
}

/**
 * A split without rows cannot be scored.
 *
 * @example the data set has no test rows to score. It has 2400 train and 800 validation rows: choose one of these with
 * --split.
 */
export function noRowsToScore(
  split: string,
  sizes: readonly (readonly [split: string, rows: number])[],
): Problem {
  const found = sizes.map(([name, rows]) => `${rows} ${name}`).join(' and ');
  return {
    code: 'no-rows-to-score',
    message: `the data set has no ${split} rows to score. It has ${found} rows: choose one of these with --split.`,
  };
}

/**
 * The page holds out a subject that the data set does not have.
 *
 * @example there is no subject "SN033". Did you mean "SN003"?
 */
export function unknownSubject(name: string, names: readonly string[]): Problem {
  return {
    code: 'unknown-subject',
    path: 'data',
    message: `there is no subject "${name}". ${meant(name, names, `There are ${names.slice(0, 50).join(', ')}.`)}`,
  };
}

/**
 * The page holds out a subject twice.
 *
 * @example subject "SN003" is both in validation and in test. List it in one of them.
 */
export const subjectInTwoSplits = (name: string): Problem => ({
  code: 'subject-in-two-splits',
  path: 'data',
  message: `subject "${name}" is both in validation and in test. List it in one of them.`,
});

/** The first few items of a list, one per line, and the number of further ones. */
function firstOf(list: readonly string[]): string {
  const shown = list
    .slice(0, 5)
    .map((each) => `\n    ${each}`)
    .join('');
  return list.length > 5 ? `${shown}\n    and ${list.length - 5} more` : shown;
}
