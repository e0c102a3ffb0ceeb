import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * The inputs of a run have changed since it started, so its result would match neither the old nor the new inputs.
 *
 * @example runs/first cannot be resumed: its inputs have changed since it started.
 *   page.yaml: stages.ex.optimizer.rate was 0.01 and is 0.1
 *   2 rows have other labels: a.jpg (train), b.jpg (train)
 *   Undo the changes, start a new run, or add --accept-changes: the run then continues with the changed inputs, and its record says so.
 */
export const inputsChanged = (folder: string, changes: readonly string[]): Problem => ({
  code: 'inputs-changed',
  message: [
    `${printable(folder)} cannot be resumed: its inputs have changed since it started.`,
    ...changes.map((change) => `  ${printable(change)}`),
    '  Undo the changes, start a new run, or add --accept-changes: the run then continues with the changed inputs, and its record says so.',
  ].join('\n'),
});
