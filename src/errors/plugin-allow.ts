import { suggestion } from './nearest.js';
import type { Place, Problem } from './problem.js';

/**
 * A page may name plugins, but only you can let their code run.
 *
 * @example the page uses the plugin "gated", which is not allowed to run code here. If you trust it, add --plugin gated (or
 * --plugin FOLDER), or list it in package.json: "zoo": { "plugins": ["gated"] }.
 */
export const notAllowed = (name: string, place: Place, path: string): Problem => ({
  code: 'plugin-not-allowed',
  message: `the page uses the plugin "${name}", which is not allowed to run code here. If you trust it, add --plugin ${name} (or --plugin FOLDER), or list it in package.json: "zoo": { "plugins": ["${name}"] }.`,
  place,
  path,
});

/**
 * A page lists plugins by the names of their packages; their folders on this machine are given by `--plugin` or
 * package.json.
 *
 * @example the page lists a plugin by its folder, "./plugins/human". List it by the name in its package.json: human.
 */
export const listedByFolder = (
  folder: string,
  name: string | undefined,
  place: Place,
  path: string,
): Problem => ({
  code: 'plugin-by-folder',
  message: `the page lists a plugin by its folder, "${folder}". List it by the name in its package.json${name === undefined ? '' : `: ${name}`}.`,
  place,
  path,
});

/**
 * The allowed plugins in package.json are not a list.
 *
 * @example package.json: "zoo": { "plugins": ... } must be a list of package names and folders.
 */
export const allowedNotAList = (file: string): Problem => ({
  code: 'plugins-not-a-list',
  message: `${file}: "zoo": { "plugins": ... } must be a list of package names and folders.`,
});

/**
 * A package.json that cannot be read.
 *
 * @example package.json is not valid JSON; fix it first.
 */
export const manifestBroken = (file: string): Problem => ({
  code: 'plugins-not-a-list',
  message: `${file} is not valid JSON; fix it first.`,
});

/**
 * `zoo plugin remove` names a plugin that package.json does not list.
 *
 * @example package.json allows no plugin "gate". Did you mean "gated"?
 */
export const notListed = (word: string, file: string, words: readonly string[]): Problem => ({
  code: 'plugin-not-listed',
  message: `${file} allows no plugin "${word}".${suggestion(word, words)}`,
});
