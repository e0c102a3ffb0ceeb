import type { PartSchema } from '../part.js';
import { expectation } from '../schema/describe.js';
import { code, table } from './markdown.js';

type Schema = PartSchema & {
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly $ref?: string;
};

/** The options of a schema as a table, with nested options by path: `images.train.resize`. */
export const optionTable = (schema: PartSchema): string =>
  table(['option', 'takes', 'default', 'unit', 'what it is'], optionRows(schema));

/** Options without a description in a schema, by path. */
export const undescribedOptions = (schema: PartSchema): readonly string[] =>
  optionRows(schema).flatMap(([name, , , , description]) => (description ? [] : [name!]));

const optionRows = (schema: PartSchema): string[][] => rowsOf(schema as Schema, '', definitions(schema));

type Definitions = { readonly [name: string]: Schema };

const definitions = (schema: PartSchema): Definitions => (schema.$defs ?? {}) as Definitions;

function rowsOf(schema: Schema, prefix: string, defs: Definitions): string[][] {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  const own = Object.entries(properties).flatMap(([name, option]) => {
    const whole = { ...defs[option.$ref?.replace('#/$defs/', '') ?? ''], ...option };
    return [row(prefix + name, whole, required.includes(name)), ...rowsOf(whole, `${prefix}${name}.`, defs)];
  });
  if (typeof others !== 'object' || !('description' in others || others.properties)) return own;
  return [...own, row(`${prefix}<name>`, others, false), ...rowsOf(others, `${prefix}<name>.`, defs)];
}

function row(name: string, schema: Schema, required: boolean): string[] {
  const unit = typeof schema['x-unit'] === 'string' ? schema['x-unit'] : '';
  return [code(name), takes(schema), required ? 'required' : filled(schema), unit, schema.description ?? ''];
}

function takes({ 'x-unit': _unit, description: _description, ...schema }: Schema): string {
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema['x-labels']) return 'a label space';
  if (schema['x-node']) return schema.anyOf ? 'a node, or a list of nodes' : 'a node';
  if (schema['x-path']) return expectation(schema).replace(/^text/, 'a path');
  if (schema['x-shelf']) return `a part of [${schema['x-shelf']}](README.md#${schema['x-shelf']})`;
  return expectation(schema);
}

function filled(schema: Schema): string {
  if (!('default' in schema)) return '';
  const value = schema.default;
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}
