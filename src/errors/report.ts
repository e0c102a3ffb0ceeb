import type { Problem } from './problem.js';

/**
 * The challenge's format has all three answers in a line.
 *
 * @example a challenge submission needs answers for action units, expression and valence-arousal, but this model
 * has none for "valence-arousal"; use --format csv or jsonl
 */
export const noSubmission = (labels: string): Problem => ({
  code: 'no-submission',
  message: `a challenge submission needs answers for action units, expression and valence-arousal, but this model has none for "${labels}"; use --format csv or jsonl`,
});
