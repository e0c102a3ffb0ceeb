import type { Problem } from './problem.js';

/**
 * The challenge's format needs all three predictions in a line.
 *
 * @example a challenge submission needs action units, expression and valence-arousal, but this model does not predict
 * "valence-arousal"; use --format csv or jsonl
 */
export const noSubmission = (labels: string): Problem => ({
  code: 'no-submission',
  message: `a challenge submission needs action units, expression and valence-arousal, but this model does not predict "${labels}"; use --format csv or jsonl`,
});

/**
 * The report of a run failed. Nothing of the run is lost: a run is complete when its numbers are saved.
 *
 * @example the report of runs/first could not be written (no space left on device). The run itself is complete: write the
 * report with zoo report runs/first
 */
export const reportFailed = (folder: string, reason: string): Problem => ({
  code: 'report-failed',
  message: `the report of ${folder} could not be written (${reason}). The run itself is complete: write the report with zoo report ${folder}`,
});
