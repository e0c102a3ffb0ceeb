/** Every sentence about a plugin that cannot be used. */
import { suggestion } from './nearest.js';
import type { Place, Problem } from './problem.js';

/**
 * A page may name plugins, but only you can let their code run.
 *
 * @example the page uses the plugin "gated", and nobody has allowed it to run code here. If you trust it, give
 * --plugin gated (or --plugin and its folder), or list it in package.json: "zoo": { "plugins": ["gated"] }.
 */
export const notAllowed = (name: string, place: Place, path: string): Problem => ({
  code: 'plugin-not-allowed',
  message:
    `the page uses the plugin "${name}", and nobody has allowed it to run code here. If you trust it, give ` +
    `--plugin ${name} (or --plugin and its folder), or list it in package.json: "zoo": { "plugins": ["${name}"] }.`,
  place,
  path,
});

/**
 * The list of allowed plugins in package.json has another form.
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
 * @example package.json is no JSON: mend it first.
 */
export const manifestBroken = (file: string): Problem => ({
  code: 'plugins-not-a-list',
  message: `${file} is no JSON: mend it first.`,
});

/**
 * `zoo plugin remove` was given what package.json does not allow.
 *
 * @example package.json allows no plugin "gate". Did you mean "gated"?
 */
export const notListed = (word: string, file: string, words: readonly string[]): Problem => ({
  code: 'plugin-not-listed',
  message: `${file} allows no plugin "${word}".${suggestion(word, words)}`,
});

/**
 * `zoo plugin which` looks for the line that makes a part, and found none: the plugin was built without its
 * sources.
 *
 * @example heads.gated/gated-fusion comes from plugins/gated, but no module there has a line that makes it.
 */
export const sourceNotFound = (part: string, folder: string): Problem => ({
  code: 'source-not-found',
  message: `${part} comes from ${folder}, but no module there has a line that makes it.`,
});

/**
 * A plugin's package is neither in node_modules nor the folder of that name.
 *
 * @example there is no plugin "gated": no such package is installed in ~/pages or above. Install it, or
 * give its folder.
 */
export const notFound = (word: string, from: string, folderToo: boolean): Problem => ({
  code: 'plugin-not-found',
  message: folderToo
    ? `no package "${word}" is installed in ${from}, but there is a folder of that name. Write ./${word} for the folder.`
    : `there is no plugin "${word}": no such package is installed in ${from} or above. Install it, or give its folder.`,
});

/**
 * A folder was given that is no package.
 *
 * @example there is no plugin "./gated": ~/gated has no package.json.
 */
export const noPackage = (word: string, folder: string, why: string): Problem => ({
  code: 'plugin-not-found',
  message: `there is no plugin "${word}": ${folder} ${why}.`,
});

/**
 * The module that package.json names is not there. Build it with `zoo plugin build`.
 *
 * @example plugin "gated" cannot be loaded: its entry dist/index.js is not there. Is it built?
 */
export const noEntry = (name: string, entry: string): Problem => ({
  code: 'plugin-not-built',
  message: `plugin "${name}" cannot be loaded: its entry ${entry} is not there. Is it built?`,
});

/**
 * Two allowed plugins have one name, so `type: name/part` could mean either.
 *
 * @example two plugins are named "mix": ~/mix, ~/old/mix. Allow one of them.
 */
export const sameName = (name: string, folders: readonly string[]): Problem => ({
  code: 'plugin-clash',
  message: `two plugins are named "${name}": ${folders.join(' and ')}. Allow one of them.`,
});

/**
 * The plugin's own code threw an error while it was loaded.
 *
 * @example plugin "mix" fails to load: Error: the licence file is missing (dist/index.js:3)
 */
export const failsToLoad = (name: string, why: string): Problem => ({
  code: 'plugin-fails',
  message: `plugin "${name}" fails to load: ${why}`,
});

/**
 * The package's default export is not a plugin.
 *
 * @example "lodash" is no plugin of zoo: found a function, where { name, api, parts } is expected.
 */
export const notAPlugin = (name: string, found: string): Problem => ({
  code: 'not-a-plugin',
  message: `"${name}" is no plugin of zoo: ${found}, where { name, api, parts } is expected.`,
});

/**
 * The plugin was made for another version of zoo's contract with plugins.
 *
 * @example plugin "mix" is made for plugin API 2, but this zoo speaks 1. Install a newer declarative-zoo.
 */
export const otherApi = (name: string, found: unknown, spoken: number): Problem => ({
  code: 'plugin-api',
  message:
    `plugin "${name}" is made for plugin API ${String(found)}, but this zoo speaks ${spoken}. ` +
    `Install ${typeof found === 'number' && found > spoken ? 'a newer declarative-zoo' : `a newer "${name}"`}.`,
});

/**
 * The plugin does not say for which version of zoo's contract with plugins it was made.
 *
 * @example plugin "mix" does not say which plugin API it is made for. This zoo speaks 1: write api: 1 in its default export.
 */
export const noApi = (name: string, spoken: number): Problem => ({
  code: 'plugin-api',
  message:
    `plugin "${name}" does not say which plugin API it is made for. ` +
    `This zoo speaks ${spoken}: write api: ${spoken} in its default export.`,
});

/**
 * A plugin must be called as its package is, so that a page's `plugins` and `type` name one thing.
 *
 * @example plugin "mix" calls itself "mixer". A plugin has the name of its package: "mix".
 */
export const otherName = (name: string, found: unknown): Problem => ({
  code: 'plugin-name',
  message: `plugin "${name}" calls itself "${String(found)}". A plugin has the name of its package: "${name}".`,
});

/**
 * A part of the plugin lacks what its shelf asks for.
 *
 * @example plugin "mix" has a broken part, heads/mean: it has no function "build".
 */
export const brokenPart = (name: string, part: string, why: string): Problem => ({
  code: 'plugin-part',
  message: `plugin "${name}" has a broken part, ${part}: ${why}${why.endsWith('.') ? '' : '.'}`,
});

/**
 * Two parts of a plugin have one name on one shelf.
 *
 * @example plugin "mix" has two parts named heads/mean. Rename one of them.
 */
export const samePart = (name: string, part: string): Problem => ({
  code: 'plugin-clash',
  message: `plugin "${name}" has two parts named ${part}. Rename one of them.`,
});

/**
 * The options' schema of a part is not sound, or not strict.
 *
 * @example plugin "mix" has a broken schema, that of heads/mean: its type is not the const "mean".
 */
export const brokenSchema = (name: string, part: string, why: string): Problem => ({
  code: 'plugin-schema',
  message: `plugin "${name}" has a broken schema, that of ${part}: ${why}.`,
});

/**
 * `zoo plugin build` found a mistake in the plugin's TypeScript, which is told with its place.
 *
 * @example Property 'widht' does not exist on type 'MeanOptions'. (TS2339)
 */
export const doesNotCompile = (place: Place | undefined, code: number, why: string): Problem => ({
  code: 'plugin-does-not-compile',
  message: `${why}${/[.!?]$/.test(why) ? '' : '.'} (TS${code})`,
  ...(place && { place }),
});

/**
 * `zoo plugin build` was given a folder without TypeScript.
 *
 * @example ~/mix has no tsconfig.json, so there is nothing to build. zoo plugin new NAME makes a plugin.
 */
export const noSources = (folder: string): Problem => ({
  code: 'plugin-not-found',
  message: `${folder} has no tsconfig.json, so there is nothing to build. zoo plugin new NAME makes a plugin.`,
});

/**
 * Names of plugins and parts are parts of paths, and of `type` in a page.
 *
 * @example the name "My_Mix" is not of small letters, digits and "-", beginning with a letter.
 */
export const badName = (what: string, found: string): Problem => ({
  code: 'bad-plugin-name',
  message: `${what} "${found}" is not of small letters, digits and "-", beginning with a letter.`,
});

/**
 * `zoo plugin new` writes into a folder of its own.
 *
 * @example mine is there already, and not empty: choose another name, or another folder with --out.
 */
export const folderNotEmpty = (folder: string): Problem => ({
  code: 'folder-not-empty',
  message: `${folder} is there already, and not empty: choose another name, or another folder with --out.`,
});
