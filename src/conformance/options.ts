import type { AnyPart, PartSchema } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { validatorOf } from '../schema/compile.js';
import { Broken } from './outcome.js';

type Schema = { readonly [keyword: string]: unknown };
type Properties = { readonly [option: string]: Schema };

export const propertiesOf = ({ properties }: PartSchema): Properties => (properties ?? {}) as Properties;

/** The options of a part that name nodes, which are the roles of its inputs. */
export const rolesOf = (schema: PartSchema): string[] =>
  Object.keys(propertiesOf(schema)).filter((option) => propertiesOf(schema)[option]!['x-node']);

/**
 * Options to test a part with, checked and filled: options that are required or have `examples` beside their default,
 * then one by one every other choice of every option with choices, then the `examples` of its schema. All lead to the
 * part's own example, if it has one. Nodes have the name of the option that refers to them.
 */
export function optionsToTry({ schema, example }: AnyPart): readonly PartOptions[] {
  const properties = propertiesOf(schema);
  const required = (schema.required as readonly string[] | undefined) ?? [];
  const base: { [option: string]: unknown } = {};
  const shown = Object.keys(properties).filter(
    (name) => properties[name]!.default !== undefined && properties[name]!.examples,
  );
  for (const name of [...new Set(['type', ...required, ...shown])])
    base[name] = valueFor(properties[name] ?? {}, name);
  Object.assign(base, example);
  const nodes = Object.fromEntries(rolesOf(schema).map((role) => [role, valueFor(properties[role]!, role)]));
  const changed = Object.entries(properties).flatMap(([name, property]) =>
    name === 'type' ? [] : choices(property).map((value) => ({ ...base, [name]: value })),
  );
  const examples = (schema.examples as readonly object[] | undefined) ?? [];
  const written = [base, { ...base, ...nodes }, ...changed, ...examples.map((one) => ({ ...base, ...one }))];
  const filled = written.map((options) => JSON.stringify(fill(schema, options)));
  return [...new Set(filled)].map((text) => JSON.parse(text) as PartOptions);
}

function fill(schema: PartSchema, written: object): object {
  const options = structuredClone(written);
  const validate = validatorOf(schema);
  if (validate.call([], options)) return options;
  const { instancePath = '', keyword = '' } = validate.errors?.[0] ?? {};
  throw new Broken(
    `its schema refuses ${JSON.stringify(written)} (${keyword} at ${instancePath || 'the top'}): give "examples"`,
  );
}

function valueFor(property: Schema, name: string): unknown {
  const { const: only, default: filled, examples, anyOf, oneOf } = property;
  if (only !== undefined) return only;
  if (property['x-labels']) return 'expression';
  if (property['x-node']) return property.type === 'array' ? [name] : name;
  if (Array.isArray(examples)) return examples[0];
  if (filled !== undefined) return filled;
  if (Array.isArray(property.enum)) return property.enum[0];
  const branches = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  return branches ? valueFor(branches[0]!, name) : ofType(property, name);
}

function ofType(property: Schema, name: string): unknown {
  const type = Array.isArray(property.type) ? property.type[0] : property.type;
  const {
    items,
    minItems = 0,
    properties,
    required = [],
  } = property as {
    items?: Schema;
    minItems?: number;
    properties?: Properties;
    required?: readonly string[];
  };
  if (type === 'integer') return Math.round(inRange(property, 4));
  if (type === 'number') return inRange(property, 0.5);
  if (type === 'boolean') return false;
  if (type === 'array') return Array.from({ length: minItems }, () => valueFor(items ?? {}, name));
  if (type === 'object')
    return Object.fromEntries(required.map((key) => [key, valueFor(properties?.[key] ?? {}, key)]));
  return name;
}

function inRange(property: Schema, wanted: number): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = property as { [bound: string]: number };
  const least =
    minimum ?? (exclusiveMinimum === undefined ? Number.NEGATIVE_INFINITY : exclusiveMinimum + 0.1);
  const most =
    maximum ?? (exclusiveMaximum === undefined ? Number.POSITIVE_INFINITY : exclusiveMaximum - 0.1);
  return Math.min(most, Math.max(least, wanted));
}

/** The values to try for an option one by one: choices of an enum, true and false. */
function choices(property: Schema): readonly unknown[] {
  if (property.type === 'boolean') return [true, false];
  if (Array.isArray(property.enum)) return property.enum;
  return ((property.anyOf ?? property.oneOf ?? []) as readonly Schema[]).flatMap(choices);
}
