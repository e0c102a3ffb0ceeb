import { suggestion } from './nearest.js';
import type { At, Place, Problem } from './problem.js';

/**
 * `--executor` or the configuration names an executor that does not exist. Those of plugins are called `PLUGIN/NAME`.
 *
 * @example config.yaml:1:11  executor  no executor is called "slurp"; they are here, slurm. Did you mean "slurm"?
 */
export const unknownExecutor = (at: Partial<At>, found: string, known: readonly string[]): Problem => ({
  code: 'unknown-executor',
  message: `no executor is called "${found}"; they are ${known.join(', ')}.${suggestion(found, known)}`,
  ...at,
});

/**
 * An executor of a plugin runs code here, which only you can allow.
 *
 * @example executor "queue/parallel" is of the plugin "queue", and nobody has allowed it to run code here. If you trust it, give
 * --plugin queue (or --plugin and its folder), or list it in package.json: "zoo": { "plugins": ["queue"] }.
 */
export const executorNotAllowed = (at: Partial<At>, executor: string, plugin: string): Problem => ({
  code: 'plugin-not-allowed',
  message:
    `executor "${executor}" is of the plugin "${plugin}", and nobody has allowed it to run code here. If you trust it, give ` +
    `--plugin ${plugin} (or --plugin and its folder), or list it in package.json: "zoo": { "plugins": ["${plugin}"] }.`,
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
