import type { PartSchema } from '../part.js';
import { entries, nothing } from './editor-forms.js';
import { pluginRules, pluginsOf } from './editor-plugins.js';
import { type Described, EditorValues } from './editor-values.js';
import type { Mode, Schema } from './editor-words.js';

export type { Described } from './editor-values.js';

/** What the schema of an editor is composed of: the page's own schema, the parts that are present, and names to offer. */
export interface EditorSource {
  readonly page: PartSchema;
  readonly parts: readonly Described[];
  /** Names of label spaces. */
  readonly labels: readonly string[];
  readonly offered: Offered;
}

/** Names that pages use, and the plugins that pages list. */
export interface Offered {
  readonly pages: readonly { readonly name: string; readonly plugins: readonly string[] }[];
  readonly nodes: readonly string[];
  readonly metrics: readonly string[];
}

/** Marks the schema that zoo writes, so that a file with it can be updated. */
export const WRITTEN_BY = 'Written by zoo schema. zoo plugin add and zoo plugin build update it.';

/** What belongs to the page itself: it is never inherited, so there is nothing to change or to delete. */
const OWN = ['format', 'name', 'title', 'description', 'reproduces', 'extends'];

const NOT_IN_PROFILE = ['format', 'name', 'reproduces', 'extends', 'profiles'];

const DRAFT = { $schema: 'http://json-schema.org/draft-07/schema#' };

/**
 * One JSON Schema (draft 7, which editors know best) of pages made of these parts: every key with what it means and its
 * default; the options of a part where its `type` stands; `null` and list operators only where a page changes another.
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

/** The JSON Schema of study files, which offers the names of pages and metrics. */
export function studyEditorSchema(study: PartSchema, source: EditorSource): Schema {
  return { ...DRAFT, $comment: WRITTEN_BY, ...valuesOf(source).of(study as Schema, 'page') };
}

/** Such a schema as text: a line for each key and definition, for with indentation it would be twice as long. */
export function schemaText({ definitions, ...schema }: { readonly definitions?: object }): string {
  const lines = (map: object): string[] =>
    Object.entries(map)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const inner = definitions ? [`"definitions": {\n${lines(definitions).join(',\n')}\n}`] : [];
  return `{\n${[...lines(schema), ...inner].join(',\n')}\n}\n`;
}

/** The JSON Schema of the options of one part, with what it refers to. */
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

/** The page as it stands; as `changes`, a page that extends another. */
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

/** What every stage has to say itself where `training` does not. */
function shared({ properties = {} }: Schema): readonly Schema[] {
  const stage = each(properties.stages);
  const keys = stage['x-shared'] as readonly string[];
  const needed = keys.filter((key) => stage.properties?.[key]?.default === undefined);
  return needed.map((key) => ({
    if: { required: ['training'], properties: { training: { required: [key] } } },
    else: { properties: { stages: { additionalProperties: { required: [key] } } } },
  }));
}

/** What the entries of a map are, whose keys the user names. */
const each = (map: Schema | undefined): Schema => (map?.additionalProperties ?? {}) as Schema;
