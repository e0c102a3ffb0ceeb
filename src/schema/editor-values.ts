import { nounOf } from '../errors/schema.js';
import type { AnyPart, Shelf } from '../part.js';
import { Definitions } from './editor-definitions.js';
import {
  entries,
  list,
  type Names,
  naming,
  nothing,
  type Properties,
  scalar,
  types,
} from './editor-forms.js';
import { about, choice, type Mode, reference, type Schema } from './editor-words.js';

/** What an editor needs from a part. */
export type Described = Pick<AnyPart, 'shelf' | 'name' | 'schema'>;

/** Converts the schemas of pages and parts to an editor's; whatever is used more than once becomes a definition. */
export class EditorValues {
  readonly definitions = new Definitions();

  constructor(
    private readonly page: Schema,
    private readonly parts: readonly Described[],
    private readonly names: Names,
  ) {}

  /** An editor's schema of a value: its meaning, its default, and what is allowed. */
  of(written: Schema, mode: Mode): Schema {
    const schema = this.inlined(written);
    return { ...about(schema), ...this.form(schema, mode) };
  }

  /** The options of a part, besides those that the page adds. None is required in `changes`. */
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
    if (schema.anyOf) {
      const forms = schema.anyOf.map((one) => this.of(naming(one, schema, this.names), mode));
      return { anyOf: [...forms, ...nothing(mode)] };
    }
    if (schema.enum || schema.const !== undefined) {
      return { anyOf: [choice(schema.enum ?? [schema.const]), reference, ...nothing(mode)] };
    }
    if (schema.type === 'object') return this.map(schema, mode);
    if (schema.type === 'array') return list(schema, this.of(schema.items ?? {}, 'page'), mode);
    return schema.type === undefined ? {} : scalar(schema, this.names, mode);
  }

  private map(schema: Schema, mode: Mode): Schema {
    const { properties = {}, additionalProperties: each, propertyNames, minProperties, required } = schema;
    const shared = (schema['x-shared'] ?? []) as readonly string[]; // these change values from `training`
    return {
      type: types('object', mode),
      properties: entries(properties, (one, key) => this.of(one, shared.includes(key) ? 'changes' : mode)),
      additionalProperties: typeof each === 'object' && this.of(each, mode),
      propertyNames: propertyNames && this.inlined(propertyNames),
      ...(mode === 'page' ? { required, minProperties } : {}),
    };
  }

  /** The schema of a slot of a shelf: a `type`, and the options of that part. */
  private slot({ 'x-shelf': shelf, properties: beside = {} }: Schema, mode: Mode): Schema {
    // Named backbones have keys that `backbone` does not have.
    const kind = shelf === 'backbones' && 'input' in beside ? 'named backbones' : String(shelf);
    const name = mode === 'page' ? kind : `changes.${kind}`;
    return this.definitions.refer(name, () => {
      const parts = this.parts.filter((part) => part.shelf === shelf).sort(byName);
      const branches = parts.map((part) => ({
        if: { type: 'object', required: ['type'], properties: { type: { const: part.name } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: this.definitions.refer(`${name}.${part.name}`, () => this.options(part, mode, beside)),
      }));
      const type = {
        description: `Selects the ${nounOf(shelf as Shelf)}.`,
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

  /** A slot whose `type` is inherited, and therefore unknown here: any option of any part of the shelf. */
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
      then: this.definitions.refer(`${name}.*`, () => ({
        type: 'object',
        properties,
        additionalProperties: false,
      })),
    };
  }
}

const byName = (a: Described, b: Described): number => (a.name < b.name ? -1 : 1);

/** The names and descriptions of the parts; none if only plugins have parts for the shelf. */
const partChoice = (parts: readonly Described[]): readonly Schema[] => {
  const names = parts.map(({ name }) => name);
  const abouts = parts.map(({ schema }) => (schema as Schema).description);
  return parts.length === 0 ? [] : [choice(names, abouts)];
};
