import type { PartSchema } from '../part.js';

type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: object;
  readonly 'x-unit'?: string;
  readonly [keyword: string]: unknown;
};

/** Describes the values that a schema allows: `a whole number from 1 to 64, in pixels`. */
export function expectation(of: PartSchema): string {
  const schema = of as Schema;
  if (schema['x-labels']) return 'the name of a label space';
  if (schema['x-node'])
    return schema.type === 'string' ? 'the name of a node' : 'the name of a node, or a list of such names';
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return branches.map(expectation).join(', or ');
  if (schema.const !== undefined) return show(schema.const);
  if (schema.enum) return choices(schema.enum);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const unit = schema['x-unit'] ? ` (${schema['x-unit']})` : '';
  return types.map((type) => kind(schema, type)).join(' or ') + unit;
}

function choices(values: readonly unknown[]): string {
  const words = values.map(show);
  return words.length === 1 ? words[0]! : `one of ${words.join(', ')}`;
}

function kind(schema: Schema, type: string): string {
  if (type === 'integer') return `a whole number${range(schema)}`;
  if (type === 'number') return `a number${range(schema)}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'string') return text(schema);
  if (type === 'object') return schema['x-shelf'] ? 'a map with a "type" and its options' : map(schema);
  if (type === 'array') return list(schema);
  return type;
}

function text({ pattern, description, 'x-form': form }: Schema): string {
  if (form) return `text of the form ${form}`;
  return pattern ? `text like this: ${description ?? pattern}` : 'text';
}

function list(schema: Schema): string {
  const each = schema.items && expectation(schema.items);
  if (each !== 'text') return `a list${size(schema, 'item')}${each ? `, each ${each}` : ''}`;
  const sized = size(schema, 'text item');
  return `a list${sized.startsWith(' of') ? '' : ' of text items'}${sized}`;
}

function map({ properties, minProperties, maxProperties }: Schema): string {
  if (maxProperties !== undefined) return `a map of ${minProperties ?? 0} to ${maxProperties} entries`;
  if (minProperties === 1) return 'a map that is not empty';
  const names = Object.keys(properties ?? {});
  return names.length === 0 ? 'a map of keys and values' : `a map with the keys ${names.join(', ')}`;
}

function range(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const least =
    above !== undefined ? ` above ${above}` : minimum !== undefined ? ` of at least ${minimum}` : '';
  const most =
    below !== undefined ? ` below ${below}` : maximum !== undefined ? ` of at most ${maximum}` : '';
  return [least, most].filter(Boolean).join(' and');
}

function size({ minItems, maxItems, uniqueItems, 'x-each': each }: Schema, noun: string): string {
  if (each) return ` of one ${noun} a ${each}`;
  const items = (count: number): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const words = uniqueItems ? ' without repeats' : '';
  if (minItems !== undefined && minItems === maxItems) return ` of ${items(minItems)}${words}`;
  const least = minItems ? ` of at least ${items(minItems)}` : '';
  return `${least}${maxItems !== undefined ? `${least ? ' and' : ' of'} at most ${items(maxItems)}` : ''}${words}`;
}

/** A value as a user would write it; for maps and lists, only their kind. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : 'infinity';
  return String(value);
}

/**
 * The places in the page where a schema defines a key of this name: `training`, `stages.<name>`; excludes the page
 * itself.
 */
export function homesOf(of: PartSchema, word: string, path = ''): string[] {
  const { properties = {}, additionalProperties: each } = of as {
    properties?: { [key: string]: PartSchema };
    additionalProperties?: PartSchema | false;
  };
  const here = path !== '' && word in properties ? [path] : [];
  const inside = Object.entries(properties).flatMap(([key, schema]) =>
    homesOf(schema, word, join(path, key)),
  );
  return [...here, ...inside, ...(each ? homesOf(each, word, join(path, '<name>')) : [])];
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
