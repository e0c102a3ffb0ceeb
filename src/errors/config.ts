import { suggestion } from './nearest.js';
import type { At, Place, Problem } from './problem.js';

/**
 * `--executor` or the configuration names an executor that does not exist. Executors of plugins have names of the form
 * `PLUGIN/NAME`.
 *
 * @example config.yaml:1:11  executor  there is no executor "slurp". Known executors: here, slurm. Did you mean "slurm"?
 */
export const unknownExecutor = (at: Partial<At>, found: string, known: readonly string[]): Problem => ({
  code: 'unknown-executor',
  message: `there is no executor "${found}". Known executors: ${known.join(', ')}.${suggestion(found, known)}`,
  ...at,
});

/**
 * An executor of a plugin runs code here, which only you can allow.
 *
 * @example executor "queue/parallel" comes from the plugin "queue", which is not allowed to run code here. If you trust it,
 * add --plugin queue (or --plugin FOLDER), or list it in package.json: "zoo": { "plugins": ["queue"] }.
 */
export const executorNotAllowed = (at: Partial<At>, executor: string, plugin: string): Problem => ({
  code: 'plugin-not-allowed',
  message: `executor "${executor}" comes from the plugin "${plugin}", which is not allowed to run code here. If you trust it, add --plugin ${plugin} (or --plugin FOLDER), or list it in package.json: "zoo": { "plugins": ["${plugin}"] }.`,
  ...at,
});

/**
 * `--with` gives an option of the executor: its name and its value.
 *
 * @example --with:1:1  found "partition", expected NAME=VALUE, such as workers=2
 */
export const badExecutorOption = (place: Place, found: string): Problem => ({
  code: 'bad-executor-option',
  message: `found "${found}", expected NAME=VALUE, such as workers=2`,
  place,
});
