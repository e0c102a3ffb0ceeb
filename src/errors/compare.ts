import type { Problem } from './problem.js';

/**
 * `zoo compare` needs at least two finished runs: name their folders, or a folder that they are in. `zoo run --resume` finishes a
 * run that was stopped.
 *
 * @example fewer than two finished runs in runs/a: name the folders of runs, or a folder that holds them
 */
export const noRunsToCompare = (folders: readonly string[]): Problem => ({
  code: 'too-few-runs',
  message: `fewer than two finished runs in ${folders.join(', ')}: name the folders of runs, or a folder that holds them`,
});

/**
 * Two runs of one page have the same seed, so neither is the one to pair with other pages. Name one of them only.
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
