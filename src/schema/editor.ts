import type { PartSchema } from '../part.js';
import { entries, nothing } from './editor-forms.js';
import { pluginRules, pluginsOf } from './editor-plugins.js';
import { type Described, EditorValues } from './editor-values.js';
import type { Mode, Schema } from './editor-words.js';

export type { Described } from './editor-values.js';

/** Input of an editor's schema: the page's schema, the available parts, and names to suggest. */
export interface EditorSource {
  readonly page: PartSchema;
  readonly parts: readonly Described[];
  /** Names of label spaces. */
  readonly labels: readonly string[];
  readonly offered: Offered;
}

/** Names that pages use, including the plugins that pages list. */
export interface Offered {
  readonly pages: readonly { readonly name: string; readonly plugins: readonly string[] }[];
  readonly nodes: readonly string[];
  readonly metrics: readonly string[];
}

/** Marks the schema that zoo writes, so that an existing file can be updated. */
export const WRITTEN_BY = 'Written by zoo schema. zoo plugin add and zoo plugin build update it.';

/** Keys that belong to the page alone: they are never inherited, so they cannot be changed or deleted. */
const OWN = ['format', 'name', 'title', 'description', 'reproduces', 'extends'];

const NOT_IN_PROFILE = ['format', 'name', 'reproduces', 'extends', 'profiles'];

const DRAFT = { $schema: 'http://json-schema.org/draft-07/schema#' };

/**
 * One JSON Schema (draft 7, which editors support best) of pages with these parts: every key with its meaning and its
 * default; the options of a part depending on `type`; `null` and list operators only in pages that change another.
 */
export function editorSchema(source: EditorSource): Schema {
  const { page } = source;
  const values = valuesOf(source);
  const [changes, whole] = [
    pageOf(page as Schema, values, 'changes'),
    pageOf(page as Schema, values, 'page'),
  ];
  return {
    ...DRAFT,
    $comment: WRITTEN_BY,
    type: 'object',
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: withRules(changes, pluginRules(source, values.definitions, 'changes')),
    else: withRules(whole, pluginRules(source, values.definitions, 'page')),
    definitions: values.definitions.all(),
  };
}

/** The JSON Schema of study files, which suggests the names of pages and metrics. */
export function studyEditorSchema(study: PartSchema, source: EditorSource): Schema {
  return { ...DRAFT, $comment: WRITTEN_BY, ...valuesOf(source).of(study as Schema, 'page') };
}

/** Such a schema as text, with a line for each key and definition; indentation would double its length. */
export function schemaText({ definitions, ...schema }: { readonly definitions?: object }): string {
  const lines = (map: object): string[] =>
    Object.entries(map)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const inner = definitions ? [`"definitions": {\n${lines(definitions).join(',\n')}\n}`] : [];
  return `{\n${[...lines(schema), ...inner].join(',\n')}\n}\n`;
}

/** The JSON Schema of the options of one part, with its references. */
export function partSchema(source: EditorSource, part: Described): Schema {
  const values = valuesOf(source);
  return { ...DRAFT, ...values.options(part, 'page'), definitions: values.definitions.all() };
}

function valuesOf({ page, parts, labels, offered }: EditorSource): EditorValues {
  const names = {
    'x-labels': labels,
    'x-node': ['backbone', ...offered.nodes],
    'x-page': offered.pages.map(({ name }) => name),
    'x-metric': offered.metrics,
    'x-plugin': pluginsOf(parts),
  };
  return new EditorValues(page as Schema, parts, names);
}

const withRules = (form: Schema, rules: readonly Schema[]): Schema =>
  rules.length === 0 ? form : { ...form, allOf: [...((form.allOf ?? []) as readonly Schema[]), ...rules] };

/** A plain page or, with `changes`, a page that extends another. */
function pageOf(page: Schema, values: EditorValues, mode: Mode): Schema {
  const { properties = {}, required } = page;
  const known = entries(properties, (schema, key) => values.of(schema, OWN.includes(key) ? 'page' : mode));
  const profiles = { ...known.profiles, additionalProperties: profileOf(page, values, mode) };
  const form = { type: 'object', properties: { ...known, profiles }, additionalProperties: false };
  return mode === 'changes' ? { ...form, required: ['name'] } : { ...form, required, allOf: shared(page) };
}

function profileOf({ properties = {} }: Schema, values: EditorValues, mode: Mode): Schema {
  const allowed = Object.fromEntries(
    Object.entries(properties).filter(([key]) => !NOT_IN_PROFILE.includes(key)),
  );
  const inside = entries(allowed, (schema) => values.of(schema, 'changes'));
  const partial = values.definitions.refer('profile', () => ({
    type: 'object',
    properties: inside,
    additionalProperties: false,
  }));
  const { description } = each(properties.profiles);
  return { description, anyOf: [partial, ...nothing(mode)] };
}

/** The keys that every stage must set because `training` does not. */
function shared({ properties = {} }: Schema): readonly Schema[] {
  const stage = each(properties.stages);
  const keys = stage['x-shared'] as readonly string[];
  const needed = keys.filter((key) => stage.properties?.[key]?.default === undefined);
  return needed.map((key) => ({
    if: { required: ['training'], properties: { training: { required: [key] } } },
    else: { properties: { stages: { additionalProperties: { required: [key] } } } },
  }));
}

/** The schema of the values of a map whose keys the user chooses. */
const each = (map: Schema | undefined): Schema => (map?.additionalProperties ?? {}) as Schema;
