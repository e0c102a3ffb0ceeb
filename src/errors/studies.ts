import type { Problem } from './problem.js';

/**
 * A study computes all its units with one version of zoo and one engine, so that they can be compared. Use those that it was started
 * with, or start another study with `--out`.
 *
 * @example runs/ablate-ex-fc was started with wasm, and cannot continue with tensorflow: use the same, or choose another folder with --out
 */
export const otherEngine = (folder: string, pinned: string, now: string): Problem => ({
  code: 'other-engine',
  message: `${folder} was started with ${pinned}, and cannot continue with ${now}: use the same, or choose another folder with --out`,
});

/**
 * No engine works on this machine. `zoo doctor` says what is missing.
 *
 * @example no engine works here; zoo engine list says what is missing
 */
export const noEngineHere = (): Problem => ({
  code: 'no-engine-here',
  message: 'no engine works here; zoo engine list says what is missing',
});

/**
 * The folder of a study has a `study.json` that zoo did not write, or that a newer version wrote.
 *
 * @example runs/a/study.json was not written by this version of zoo: choose another folder with --out
 */
export const studyForeign = (file: string): Problem => ({
  code: 'study-foreign',
  message: `${file} was not written by this version of zoo: choose another folder with --out`,
});

/**
 * `--with` gives an option of the executor: its name and its value. `zoo ablate --help` lists them.
 *
 * @example --with threads=2: executor here has no such option; its options are workers
 */
export const unknownExecutorOption = (executor: string, text: string, known: readonly string[]): Problem => ({
  code: 'unknown-executor-option',
  message: `--with ${text}: executor ${executor} has no such option; its options are ${known.join(', ')}`,
});

/**
 * An option of an executor has a value that it cannot use.
 *
 * @example option workers of executor here: found "many", expected a whole number from 1 to 256
 */
export const badExecutorOption = (
  executor: string,
  option: string,
  found: string,
  expected: string,
): Problem => ({
  code: 'bad-executor-option',
  message: `option ${option} of executor ${executor}: found "${found}", expected ${expected}`,
});

/**
 * `--cancel` stops a study that runs elsewhere. One that runs here is stopped with Ctrl-C.
 *
 * @example executor here has nothing to cancel: press Ctrl-C where the study runs
 */
export const nothingToCancel = (executor: string): Problem => ({
  code: 'nothing-to-cancel',
  message: `executor ${executor} has nothing to cancel: press Ctrl-C where the study runs`,
});

/**
 * The process of a unit ended before the unit did: it was killed, or crashed. The same command tries the unit again.
 *
 * @example its process ended (SIGKILL); it last printed: stage au  50 %  28/56 steps
 */
export const workerEnded = (how: string, last: string): Problem => ({
  code: 'worker-ended',
  message: `its process ended (${how})${last === '' ? '' : `; it last printed: ${last}`}`,
});

/**
 * `--unit` takes the number of a unit, counted from 1, or its address, as `--dry-run --json` lists them. An address that is not found is that
 * of a unit whose page, inputs, engine or version has changed since.
 *
 * @example no unit 9 in this study, which has 6 units: give a number from 1 to 6, or the address of a unit
 */
export const noSuchUnit = (found: string, count: number): Problem => ({
  code: 'no-such-unit',
  message: `no unit ${found} in this study, which has ${count} units: give a number from 1 to ${count}, or the address of a unit`,
});

/**
 * Units of a study have not finished, so the table lacks them. The same command without `--report` runs them.
 *
 * @example runs/ablate-ex-fc/rate=9-seed1-5f2c01ab: stopped
 */
export const unitMissing = (folder: string, state: string): Problem => ({
  code: 'unit-missing',
  message: `${folder}: ${state}`,
});
