import type { Place, Problem } from './problem.js';

/**
 * Names of plugins and parts appear in paths, and in `type` in a page.
 *
 * @example the name "My_Mix" must consist of lowercase letters, digits and "-", and begin with a letter.
 */
export const badName = (what: string, found: string): Problem => ({
  code: 'bad-plugin-name',
  message: `${what} "${found}" must consist of lowercase letters, digits and "-", and begin with a letter.`,
});

/**
 * `zoo plugin new` needs a new or empty folder.
 *
 * @example mine already exists and is not empty: choose another name, or another folder with --out.
 */
export const folderNotEmpty = (folder: string): Problem => ({
  code: 'folder-not-empty',
  message: `${folder} already exists and is not empty: choose another name, or another folder with --out.`,
});

/**
 * `zoo plugin new --into` would overwrite a file.
 *
 * @example mine/src/parts/losses/focal.ts already exists. Choose another name with --part.
 */
export const partTaken = (file: string): Problem => ({
  code: 'file-taken',
  message: `${file} already exists. Choose another name with --part.`,
});

/**
 * `zoo plugin new --into` adds a part to the list of parts in `src/index.ts`, but that file has no such list.
 *
 * @example mine/src/index.ts has no default export with a list of parts. Expected: export default { name, api, parts:
 * [...] }.
 */
export const noPartList = (file: string): Problem => ({
  code: 'no-part-list',
  message: `${file} has no default export with a list of parts. Expected: export default { name, api, parts: [...] }.`,
});

/**
 * `zoo plugin new` creates a plugin with a name, or adds a part to the plugin in the folder of `--into`.
 *
 * @example zoo plugin new needs NAME for a new plugin, or --into FOLDER for a part of an existing one.
 */
export const nameOrInto = (): Problem => ({
  code: 'missing-argument',
  message: 'zoo plugin new needs NAME for a new plugin, or --into FOLDER for a part of an existing one.',
});

/**
 * `zoo plugin new --into` uses the name of the plugin in that folder.
 *
 * @example zoo plugin new takes NAME or --into FOLDER, not both: a part is named by --part.
 */
export const nameAndInto = (): Problem => ({
  code: 'flags-exclude',
  message: 'zoo plugin new takes NAME or --into FOLDER, not both: a part is named by --part.',
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
 * `zoo plugin build` found a mistake in the plugin's TypeScript, which is reported with its place.
 *
 * @example Property 'widht' does not exist on type 'MeanOptions'. (TS2339)
 */
export const doesNotCompile = (place: Place | undefined, code: number, why: string): Problem => ({
  code: 'plugin-does-not-compile',
  message: `${why}${/[.!?]$/.test(why) ? '' : '.'} (TS${code})`,
  ...(place && { place }),
});
