import type { EditorSource } from './editor.js';
import type { Definitions } from './editor-definitions.js';
import type { Properties } from './editor-forms.js';
import type { Mode, Schema } from './editor-words.js';

/**
 * Rules that mark a plugin's part in a page that does not list the plugin. A page that extends another inherits its
 * plugins, so it is checked only if the pages that it extends are known not to list the plugin.
 */
export function pluginRules(
  { parts, offered }: EditorSource,
  definitions: Definitions,
  mode: Mode,
): readonly Schema[] {
  return pluginsOf(parts).map((plugin) => {
    const pages = offered.pages.filter((page) => !page.plugins.includes(plugin)).map(({ name }) => name);
    const unknown = { not: { properties: { extends: only(pages) } } };
    const unlisted = definitions.refer(`without ${plugin}`, () => without(plugin));
    const listed = lists(plugin);
    return {
      if: mode === 'page' ? listed : { anyOf: [listed, unknown] },
      // Profiles may list additional plugins.
      else: { properties: { profiles: {} }, additionalProperties: unlisted },
    };
  });
}

/** The plugins of these parts: `gated` of `gated/gated-fusion`, `@me/mine` of `@me/mine/mix`. */
export const pluginsOf = (parts: EditorSource['parts']): readonly string[] =>
  [
    ...new Set(
      parts.flatMap(({ name }) => (name.includes('/') ? [name.slice(0, name.lastIndexOf('/'))] : [])),
    ),
  ].sort();

/** One of these names, or a list of them. */
const only = (names: readonly string[]): Schema => ({
  anyOf: [{ enum: names }, { type: 'array', items: { enum: names } }],
});

/** A page that lists this plugin in `plugins`, directly or with `append`. */
function lists(plugin: string): Schema {
  const has: Schema = { type: 'array', contains: { const: plugin } };
  const given: Schema = { anyOf: [has, { const: plugin }] };
  const changed = ['append', 'replace'].map(
    (operator): Schema => ({ type: 'object', required: [operator], properties: { [operator]: given } }),
  );
  return { required: ['plugins'], properties: { plugins: { anyOf: [has, ...changed] } } };
}

/**
 * A value without any part of this plugin, at any depth. It uses patterns, because an editor would suggest names from
 * `properties` everywhere.
 */
function without(plugin: string): Schema {
  const itself: Schema = {
    $ref: `#/definitions/without ${plugin.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  };
  const type: Schema = {
    pattern: `^(?!${plugin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/[^/]+$)`,
    errorMessage: `This part needs the plugin "${plugin}", which the page does not list. Add plugins: [${JSON.stringify(plugin)}].`,
  };
  const patternProperties: Properties = { '^type$': type };
  return { patternProperties, additionalProperties: itself, items: itself };
}
