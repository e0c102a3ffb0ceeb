import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * What a run reads is not what it was when the run started, so its end would be neither that of the old nor of the new inputs.
 *
 * @example runs/first cannot be resumed: what it reads has changed since it started.
 *   page.yaml: stages.ex.optimizer.rate was 0.01 and is 0.1
 *   2 rows have other labels: a.jpg (train), b.jpg (train)
 *   Undo the changes, start a new run, or add --accept-changes: the run then continues with what it reads now, and its record
 * says so.
 */
export const inputsChanged = (folder: string, changes: readonly string[]): Problem => ({
  code: 'inputs-changed',
  message: [
    `${printable(folder)} cannot be resumed: what it reads has changed since it started.`,
    ...changes.map((change) => `  ${printable(change)}`),
    '  Undo the changes, start a new run, or add --accept-changes: the run then continues with what it reads now, and its record says so.',
  ].join('\n'),
});
