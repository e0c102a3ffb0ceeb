import { nearest } from './nearest.js';
import type { At, Problem } from './problem.js';

const hint = (found: string, known: readonly string[]): string => {
  const close = nearest(found, known);
  return close === undefined ? '' : ` Did you mean "${close}"?`;
};

/**
 * The configuration names an executor that does not exist.
 *
 * @example config.yaml:1:11  executor  no executor is called "slurp"; they are here, slurm. Did you mean "slurm"?
 */
export const unknownExecutor = (at: At, found: string, known: readonly string[]): Problem => ({
  code: 'unknown-executor',
  message: `no executor is called "${found}"; they are ${known.join(', ')}.${hint(found, known)}`,
  ...at,
});

/**
 * The configuration gives an executor an option that it does not have.
 *
 * @example config.yaml:4:5  executors.slurm.tme  executor slurm has no option "tme"; its options are partition, time. Did you
 * mean "time"?
 */
export const unknownConfigOption = (
  at: At,
  executor: string,
  found: string,
  known: readonly string[],
): Problem => ({
  code: 'unknown-config-option',
  message: `executor ${executor} has no option "${found}"; its options are ${known.join(', ')}.${hint(found, known)}`,
  ...at,
});
