import type { Problem } from './problem.js';

/**
 * `zoo compare` needs at least two finished runs: name their folders, or a folder that contains them.
 * `zoo run --resume` finishes a stopped run.
 *
 * @example fewer than two finished runs in runs/a: name the folders of runs, or a folder that holds them
 */
export const noRunsToCompare = (folders: readonly string[]): Problem => ({
  code: 'too-few-runs',
  message: `fewer than two finished runs in ${folders.join(', ')}: name the folders of runs, or a folder that holds them`,
});

/**
 * Two runs of one page have the same seed, so it is not clear which one to pair with other pages. Name only one of
 * them.
 *
 * @example runs/a and runs/a-2 are runs of the same page with seed 1: compare one of them
 */
export const sameRunTwice = (first: string, second: string, seed: number): Problem => ({
  code: 'same-run-twice',
  message: `${first} and ${second} are runs of the same page with seed ${seed}: compare one of them`,
});

/**
 * `--metric` names a metric that none of the runs has.
 *
 * @example none of the runs has a metric "P_X"; they have P_EX, P_AU
 */
export const noMetricToCompare = (metric: string, metrics: readonly string[]): Problem => ({
  code: 'no-such-metric',
  message: `none of the runs has a metric "${metric}"; they have ${metrics.join(', ')}`,
});

/**
 * `--vary` takes the path of a value in the page and its values, separated by commas.
 *
 * @example --vary rho: expected a path and its values, such as training.gradient.rho=0.02,0.05,0.1
 */
export const badVary = (text?: string): Problem => ({
  code: 'bad-vary',
  message: `${text === undefined ? 'a page needs --vary' : `--vary ${text}`}: expected a path and its values, such as training.gradient.rho=0.02,0.05,0.1`,
});

/**
 * The folder of a study contains the run of another page instead of its own: the page, a value or an override has
 * changed since the study started. Another `--out` starts a new study.
 *
 * @example runs/ablate-ex-fc/rho=0.02-seed1 holds the run of another page: choose another folder with --out
 */
export const unitElsewhere = (folder: string): Problem => ({
  code: 'unit-elsewhere',
  message: `${folder} holds the run of another page: choose another folder with --out`,
});

/**
 * One run of a study failed. The same command tries it again.
 *
 * @example runs/ablate-ex-fc/rate=9-seed1 failed: the loss is not a finite number at epoch 3, step 41
 */
export const unitFailed = (folder: string, why: string): Problem => ({
  code: 'unit-failed',
  message: `${folder} failed: ${why}`,
});
