/** Messages about command lines that zoo does not understand. */
import { nearest } from './nearest.js';
import { otherFlag } from './other-names.js';
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * The first words of the command line are not a command.
 *
 * @example zoo has no command "rnu". Did you mean "run"?
 */
export const noSuchCommand = (word: string, names: readonly string[]): Problem => {
  const near = nearest(word, names);
  const page = /\.ya?ml$/.test(word) ? `run ${word}` : undefined;
  const meant = page ?? near;
  const remedy = meant === undefined ? ' zoo --help lists them.' : ` Did you mean "${printable(meant)}"?`;
  return { code: 'no-such-command', message: `zoo has no command "${printable(word)}".${remedy}` };
};

/**
 * A flag that the command does not have.
 *
 * @example zoo run has no flag "--enigne". Did you mean "--engine"?
 */
export const noSuchFlag = (command: string, flag: string, flags: readonly string[]): Problem => {
  const near = flag.startsWith('--') ? nearest(flag, flags) : undefined;
  const remedy =
    otherFlag(flag) ?? (near === undefined ? ` ${command} --help lists them.` : ` Did you mean "${near}"?`);
  return { code: 'no-such-flag', message: `${command} has no flag "${printable(flag)}".${remedy}` };
};

/**
 * A required argument is missing.
 *
 * @example zoo plan needs PAGE: Page file, or the name of a page of the zoo. See zoo plan --help.
 */
export const missingArgument = (command: string, name: string, what = ''): Problem => ({
  code: 'missing-argument',
  message: `${command} needs ${name.toUpperCase()}${what && `: ${what.replace(/\.$/, '')}`}. See ${command} --help.`,
});

/**
 * The command was given too many arguments.
 *
 * @example zoo plan: unexpected argument "ex-fc". See zoo plan --help.
 */
export const tooManyArguments = (command: string, words: readonly string[]): Problem => ({
  code: 'too-many-arguments',
  message: `${command}: unexpected argument ${words.map((word) => `"${printable(word)}"`).join(', ')}. See ${command} --help.`,
});

/**
 * Two flags mean the same or contradict each other.
 *
 * @example zoo run takes --seeds or --seed, not both. See zoo run --help.
 */
export const flagsExclude = (command: string, flag: string, other: string): Problem => ({
  code: 'flags-exclude',
  message: `${command} takes ${flag} or ${other}, not both. See ${command} --help.`,
});

/**
 * The value of a flag is missing or not allowed.
 *
 * @example zoo run: expected --engine=foo to be one of: auto, tensorflow, wasm, onnx. See zoo run --help.
 */
export const badFlagValue = (command: string, what: string): Problem => ({
  code: 'bad-flag-value',
  message: `${command}: ${printable(what)}. See ${command} --help.`,
});

/**
 * `--resume` uses the page in the run's folder, but a page or flags that change it are also given.
 *
 * @example runs/ex-fc-demo contains one run, which continues as it was started. Remove --set, or start another run with --out.
 */
export const resumedAsBegun = (folder: string, given: readonly string[]): Problem => ({
  code: 'resumed-unchanged',
  message: `${printable(folder)} contains one run, which continues as it was started. Remove ${given.map(printable).join(', ')}, or start another run with --out.`,
});
