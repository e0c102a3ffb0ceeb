import type { Problem } from './problem.js';

/**
 * The plugin's own code threw an error while it was loaded.
 *
 * @example plugin "mix" fails to load: Error: the license file is missing (dist/index.js:3)
 */
export const failsToLoad = (name: string, why: string): Problem => ({
  code: 'plugin-fails',
  message: `plugin "${name}" fails to load: ${why}`,
});

/**
 * The plugin imports a package that is not installed.
 *
 * @example plugin "mix" needs the package "d3-array", which is not installed. Run: npm install d3-array
 */
export const needsPackage = (name: string, missing: string, command: string): Problem => ({
  code: 'plugin-needs-package',
  message: `plugin "${name}" needs the package "${missing}", which is not installed. Run: ${command}`,
});

/**
 * The plugin imports one of its own modules, which does not exist: the plugin was not rebuilt, or the path is wrong.
 *
 * @example plugin "mix" imports dist/parts/heads/mean.js, which does not exist. Run: npx zoo plugin build ./mix
 */
export const needsModule = (name: string, file: string, command: string | undefined): Problem => ({
  code: 'plugin-fails',
  message: `plugin "${name}" imports ${file}, which does not exist. ${
    command ? `Run: ${command}` : 'Correct the path of the import.'
  }`,
});

/**
 * The package's default export is not a plugin.
 *
 * @example "lodash" is not a zoo plugin: found a function, where { name, api, parts } is expected.
 */
export const notAPlugin = (name: string, found: string): Problem => ({
  code: 'not-a-plugin',
  message: `"${name}" is not a zoo plugin: ${found}, where { name, api, parts } is expected.`,
});

/**
 * The plugin was written for another version of the contract between zoo and its plugins.
 * [What changed](../plugins.md#migrate-from-api-1-to-api-2), with a part before and after.
 *
 * @example plugin "mix" is written for plugin API 1, but this version of zoo uses API 2: a part now has bind(options),
 * which returns its functions without options. Install a newer "mix", or see "From API 1 to API 2" in docs/plugins.md.
 */
export const otherApi = (name: string, found: unknown, spoken: number): Problem => ({
  code: 'plugin-api',
  message:
    `plugin "${name}" is written for plugin API ${String(found)}, but this version of zoo uses API ${spoken}` +
    (typeof found === 'number' && found > spoken
      ? '. Install a newer declarative-zoo.'
      : ': a part now has bind(options), which returns its functions without options. ' +
        `Install a newer "${name}", or see "From API 1 to API 2" in docs/plugins.md.`),
});

/**
 * The plugin does not declare its version of the contract between zoo and its plugins.
 *
 * @example plugin "mix" does not say which plugin API it is made for. This version of zoo supports 2: write api: 2 in its default export.
 */
export const noApi = (name: string, spoken: number): Problem => ({
  code: 'plugin-api',
  message:
    `plugin "${name}" does not say which plugin API it is made for. ` +
    `This version of zoo supports ${spoken}: write api: ${spoken} in its default export.`,
});

/**
 * A plugin must have the name of its package, so that a page's `plugins` and `type` agree.
 *
 * @example plugin "mix" calls itself "mixer". A plugin has the name of its package: "mix".
 */
export const otherName = (name: string, found: unknown): Problem => ({
  code: 'plugin-name',
  message: `plugin "${name}" calls itself "${String(found)}". A plugin has the name of its package: "${name}".`,
});

/**
 * A part of the plugin lacks something that its kind requires.
 *
 * @example plugin "mix" has a broken part, heads/mean: it has no function "build".
 */
export const brokenPart = (name: string, part: string, why: string): Problem => ({
  code: 'plugin-part',
  message: `plugin "${name}" has a broken part, ${part}: ${why}${why.endsWith('.') ? '' : '.'}`,
});

/**
 * Two parts of one kind in a plugin share a name.
 *
 * @example plugin "mix" has two parts named heads/mean. Rename one of them.
 */
export const samePart = (name: string, part: string): Problem => ({
  code: 'plugin-clash',
  message: `plugin "${name}" has two parts named ${part}. Rename one of them.`,
});

/**
 * The options schema of a part is invalid or not strict.
 *
 * @example plugin "mix" has a broken schema for heads/mean: its type is not the const "mean".
 */
export const brokenSchema = (name: string, part: string, why: string): Problem => ({
  code: 'plugin-schema',
  message: `plugin "${name}" has a broken schema for ${part}: ${why}.`,
});
