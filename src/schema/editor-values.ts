import { nounOf } from '../errors/schema.js';
import type { AnyPart, Shelf } from '../part.js';
import { about, choice, expected, type Mode, REFERENCE, reference, type Schema } from './editor-words.js';

/** What an editor has to know of a part. */
export type Described = Pick<AnyPart, 'shelf' | 'name' | 'schema'>;

type Properties = { readonly [key: string]: Schema };

/** What may be done to a list that a page inherits. */
const LIST_OPERATORS = {
  append: 'What is put at the end of the inherited list.',
  remove: 'What is taken out of the inherited list.',
  replace: 'The list that stands instead of the inherited one.',
};

/** The schemas of pages and parts, turned into those of an editor; what is used more than once is defined by name. */
export class EditorValues {
  private readonly defined = new Map<string, Schema>();

  constructor(
    private readonly page: Schema,
    private readonly parts: readonly Described[],
    private readonly labels: readonly string[],
  ) {}

  definitions(): Properties {
    return Object.fromEntries([...this.defined].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A reference to a definition, which is made where it is not there yet. */
  define(name: string, make: () => Schema): Schema {
    if (!this.defined.has(name)) {
      this.defined.set(name, {}); // a part may have slots of its own shelf
      this.defined.set(name, make());
    }
    return { $ref: `#/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
  }

  of(written: Schema, mode: Mode): Schema {
    const schema = this.inlined(written);
    return { ...about(schema), ...this.form(schema, mode) };
  }

  /** The options of a part, beside those that the page itself adds. None is required in `changes`. */
  options({ shelf, name, schema }: Described, mode: Mode, beside: Properties = {}): Schema {
    const { description, properties = {}, ...rest } = schema as Schema;
    const { type: _, ...own } = properties;
    const map = this.map({ ...rest, properties: { ...own, ...beside } }, mode);
    const type = { description, const: name };
    return {
      title: `${shelf}.${name}`,
      description,
      ...map,
      type: 'object',
      properties: { type, ...map.properties },
    };
  }

  private inlined({ $ref, ...rest }: Schema): Schema {
    if (typeof $ref !== 'string') return rest;
    const definitions = this.page.$defs as Properties;
    return { ...definitions[$ref.replace('#/$defs/', '')], ...rest };
  }

  private form(schema: Schema, mode: Mode): Schema {
    if (schema['x-shelf'] !== undefined) return { allOf: [this.slot(schema, mode)] };
    if (schema.anyOf) return { anyOf: [...schema.anyOf.map((one) => this.of(one, mode)), ...nothing(mode)] };
    if (schema.enum || schema.const !== undefined) {
      return { anyOf: [choice(schema.enum ?? [schema.const]), reference, ...nothing(mode)] };
    }
    if (schema.type === 'object') return this.map(schema, mode);
    if (schema.type === 'array') return this.list(schema, mode);
    return this.scalar(schema, mode);
  }

  private map(schema: Schema, mode: Mode): Schema {
    const { properties = {}, additionalProperties: each, propertyNames, minProperties, required } = schema;
    const shared = (schema['x-shared'] ?? []) as readonly string[]; // these change what `training` says
    return {
      type: types('object', mode),
      properties: entries(properties, (one, key) => this.of(one, shared.includes(key) ? 'changes' : mode)),
      additionalProperties: typeof each === 'object' && this.of(each, mode),
      propertyNames: propertyNames && this.inlined(propertyNames),
      ...(mode === 'page' ? { required, minProperties } : {}),
    };
  }

  private list({ items = {}, minItems, maxItems, uniqueItems }: Schema, mode: Mode): Schema {
    const item = this.of(items, 'page');
    const list = { type: 'array', items: item, minItems, maxItems, uniqueItems };
    if (mode === 'page') return list;
    const properties = Object.fromEntries(
      Object.entries(LIST_OPERATORS).map(([name, description]) => [
        name,
        { description, anyOf: [{ type: 'array', items: item }, item] },
      ]),
    );
    const change = { properties, additionalProperties: false, minProperties: 1 };
    return { ...list, ...change, type: ['array', 'object', 'null'] };
  }

  private scalar(schema: Schema, mode: Mode): Schema {
    const { type = [], pattern, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    const examples = schema['x-labels'] ? this.labels : schema['x-node'] ? ['backbone'] : undefined;
    const range = { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf };
    const all = [...new Set([type, 'string'].flat())];
    if (pattern === undefined && all.length === [type].flat().length)
      return { type: types(type, mode), ...range, examples };
    return {
      type: types(all, mode),
      ...range,
      pattern: pattern ? `(${pattern})|${REFERENCE}` : REFERENCE,
      errorMessage: expected(schema),
    };
  }

  /** What may stand in a slot of a shelf: a `type`, and the options of the part that it names. */
  private slot({ 'x-shelf': shelf, properties: beside = {} }: Schema, mode: Mode): Schema {
    const name = mode === 'page' ? String(shelf) : `changes.${shelf}`;
    return this.define(name, () => {
      const parts = this.parts.filter((part) => part.shelf === shelf).sort(byName);
      const branches = parts.map((part) => ({
        if: { type: 'object', required: ['type'], properties: { type: { const: part.name } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: this.define(`${name}.${part.name}`, () => this.options(part, mode, beside)),
      }));
      const type = {
        description: `Picks the ${nounOf[shelf as Shelf]}.`,
        anyOf: [...partChoice(parts), reference],
      };
      const rules = mode === 'page' ? branches : [...branches, this.inherited(name, parts, beside)];
      return {
        type: types('object', mode),
        properties: { type, ...entries(beside, (one) => this.of(one, mode)) },
        ...(mode === 'page' ? { required: ['type'] } : {}),
        ...(rules.length > 0 ? { allOf: rules } : {}),
      };
    });
  }

  /** A slot whose `type` is inherited, so that it is not known here: any option that some part of the shelf has. */
  private inherited(name: string, parts: readonly Described[], beside: Properties): Schema {
    const options = parts.map((part): Properties => this.options(part, 'changes', beside).properties ?? {});
    const keys = [...new Set(options.flatMap(Object.keys))].filter((key) => key !== 'type');
    const properties = Object.fromEntries(
      keys.map((key): [string, Schema] => {
        const forms = options.map((one) => one[key]).filter((form) => form !== undefined);
        const distinct = [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()];
        return [key, distinct.length === 1 ? distinct[0]! : { anyOf: distinct }];
      }),
    );
    return {
      if: { type: 'object', not: { required: ['type'] } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: this.define(`${name}.*`, () => ({ type: 'object', properties, additionalProperties: false })),
    };
  }
}

/** The names of the parts; none where only plugins have any. */
const partChoice = (parts: readonly Described[]): readonly Schema[] => {
  const about = parts.map((part) => (part.schema as Schema).description);
  return parts.length === 0
    ? []
    : [
        choice(
          parts.map((part) => part.name),
          about,
        ),
      ];
};

const byName = (a: Described, b: Described): number => (a.name < b.name ? -1 : 1);

/** `null` deletes what is inherited; a page that inherits nothing has no use for it. */
export const nothing = (mode: Mode): readonly Schema[] => (mode === 'changes' ? [{ type: 'null' }] : []);

const types = (type: string | readonly string[], mode: Mode): string | readonly string[] =>
  mode === 'changes' ? [type, 'null'].flat() : type;

/** Each of these properties, made anew. */
export const entries = (properties: Properties, make: (schema: Schema, key: string) => Schema): Properties =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, make(schema, key)]));
