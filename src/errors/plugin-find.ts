import type { Problem } from './problem.js';

/**
 * A plugin's package is neither in node_modules nor the folder of that name.
 *
 * @example there is no plugin "gated": no such package is installed in ~/pages or above. Install it, or name its folder.
 */
export const notFound = (word: string, from: string, folderToo: boolean): Problem => ({
  code: 'plugin-not-found',
  message: folderToo
    ? `no package "${word}" is installed in ${from}, but there is a folder of that name. Write ./${word} for the folder.`
    : `there is no plugin "${word}": no such package is installed in ${from} or above. Install it, or name its folder.`,
});

/**
 * A folder was given that is not a package.
 *
 * @example there is no plugin "./gated": ~/gated has no package.json.
 */
export const noPackage = (word: string, folder: string, why: string): Problem => ({
  code: 'plugin-not-found',
  message: `there is no plugin "${word}": ${folder} ${why}.`,
});

/**
 * The module that package.json names is missing. Build it with `zoo plugin build`.
 *
 * @example plugin "gated" cannot be loaded: its entry dist/index.js does not exist. Build it: npx zoo plugin build
 * ./gated
 */
export const noEntry = (name: string, entry: string, folder: string): Problem => ({
  code: 'plugin-not-built',
  message: `plugin "${name}" cannot be loaded: its entry ${entry} does not exist. Build it: npx zoo plugin build ${folder}`,
});

/**
 * Two allowed plugins have the same name, so `type: name/part` could mean either.
 *
 * @example two plugins are named "mix": ~/mix, ~/old/mix. Allow one of them.
 */
export const sameName = (name: string, folders: readonly string[]): Problem => ({
  code: 'plugin-clash',
  message: `two plugins are named "${name}": ${folders.join(' and ')}. Allow one of them.`,
});

/**
 * `zoo plugin which` cannot find the line that defines a part, because the plugin was built without its sources.
 *
 * @example heads.gated/gated-fusion comes from plugins/gated, but no module there defines it.
 */
export const sourceNotFound = (part: string, folder: string): Problem => ({
  code: 'source-not-found',
  message: `${part} comes from ${folder}, but no module there defines it.`,
});
