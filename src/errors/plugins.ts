/** Every sentence about a plugin that cannot be used. */
import { suggestion } from './nearest.js';
import type { Place, Problem } from './problem.js';

export const notAllowed = (name: string, place: Place, path: string): Problem => ({
  code: 'plugin-not-allowed',
  message:
    `the page uses the plugin "${name}", and nobody has allowed it to run code here. If you trust it, give ` +
    `--plugin ${name} (or --plugin and its folder), or list it in package.json: "zoo": { "plugins": ["${name}"] }.`,
  place,
  path,
});

export const allowedNotAList = (file: string): Problem => ({
  code: 'plugins-not-a-list',
  message: `${file}: "zoo": { "plugins": ... } must be a list of package names and folders.`,
});

export const manifestBroken = (file: string): Problem => ({
  code: 'plugins-not-a-list',
  message: `${file} is no JSON: mend it first.`,
});

export const notListed = (word: string, file: string, words: readonly string[]): Problem => ({
  code: 'plugin-not-listed',
  message: `${file} allows no plugin "${word}".${suggestion(word, words)}`,
});

export const sourceNotFound = (part: string, folder: string): Problem => ({
  code: 'source-not-found',
  message: `${part} comes from ${folder}, but no module there has a line that makes it.`,
});

export const notFound = (word: string, from: string, folderToo: boolean): Problem => ({
  code: 'plugin-not-found',
  message: folderToo
    ? `no package "${word}" is installed in ${from}, but there is a folder of that name. Write ./${word} for the folder.`
    : `there is no plugin "${word}": no such package is installed in ${from} or above. Install it, or give its folder.`,
});

export const noPackage = (word: string, folder: string, why: string): Problem => ({
  code: 'plugin-not-found',
  message: `there is no plugin "${word}": ${folder} ${why}.`,
});

export const noEntry = (name: string, entry: string): Problem => ({
  code: 'plugin-not-built',
  message: `plugin "${name}" cannot be loaded: its entry ${entry} is not there. Is it built?`,
});

export const sameName = (name: string, folders: readonly string[]): Problem => ({
  code: 'plugin-clash',
  message: `two plugins are named "${name}": ${folders.join(' and ')}. Allow one of them.`,
});

export const failsToLoad = (name: string, why: string): Problem => ({
  code: 'plugin-fails',
  message: `plugin "${name}" fails to load: ${why}`,
});

export const notAPlugin = (name: string, found: string): Problem => ({
  code: 'not-a-plugin',
  message: `"${name}" is no plugin of zoo: ${found}, where { name, api, parts } is expected.`,
});

export const otherApi = (name: string, found: unknown, spoken: number): Problem => ({
  code: 'plugin-api',
  message:
    `plugin "${name}" is made for plugin API ${String(found)}, but this zoo speaks ${spoken}. ` +
    `Install ${typeof found === 'number' && found > spoken ? 'a newer declarative-zoo' : `a newer "${name}"`}.`,
});

export const otherName = (name: string, found: unknown): Problem => ({
  code: 'plugin-name',
  message: `plugin "${name}" calls itself "${String(found)}". A plugin has the name of its package: "${name}".`,
});

export const brokenPart = (name: string, part: string, why: string): Problem => ({
  code: 'plugin-part',
  message: `plugin "${name}" has a broken part, ${part}: ${why}.`,
});

export const samePart = (name: string, part: string): Problem => ({
  code: 'plugin-clash',
  message: `plugin "${name}" has two parts named ${part}. Rename one of them.`,
});

export const brokenSchema = (name: string, part: string, why: string): Problem => ({
  code: 'plugin-schema',
  message: `plugin "${name}" has a broken schema, that of ${part}: ${why}.`,
});

export const doesNotCompile = (place: Place | undefined, code: number, why: string): Problem => ({
  code: 'plugin-does-not-compile',
  message: `${why}${/[.!?]$/.test(why) ? '' : '.'} (TS${code})`,
  ...(place && { place }),
});

export const noSources = (folder: string): Problem => ({
  code: 'plugin-not-found',
  message: `${folder} has no tsconfig.json, so there is nothing to build. zoo plugin new NAME makes a plugin.`,
});

export const badName = (what: string, found: string): Problem => ({
  code: 'bad-plugin-name',
  message: `${what} "${found}" is not of small letters, digits and "-", beginning with a letter.`,
});

export const folderNotEmpty = (folder: string): Problem => ({
  code: 'folder-not-empty',
  message: `${folder} is there already, and not empty: choose another name, or another folder with --out.`,
});
