import { expected, type Mode, PATH_REFERENCE, REFERENCE, type Schema } from './editor-words.js';

export type Properties = { readonly [key: string]: Schema };

/** The operations on a list that a page inherits. */
const LIST_OPERATORS = {
  append: 'What is put at the end of the inherited list.',
  remove: 'What is removed from the inherited list.',
  replace: 'The list that stands instead of the inherited one.',
};

/** A list of `item`; in changes, also a map of list operators. */
export function list({ minItems, maxItems, uniqueItems }: Schema, item: Schema, mode: Mode): Schema {
  const whole = { type: 'array', items: item, minItems, maxItems, uniqueItems };
  if (mode === 'page') return whole;
  const properties = Object.fromEntries(
    Object.entries(LIST_OPERATORS).map(([name, description]) => [
      name,
      { description, anyOf: [{ type: 'array', items: item }, item] },
    ]),
  );
  const change = { properties, additionalProperties: false, minProperties: 1 };
  return { ...whole, ...change, type: ['array', 'object', 'null'] };
}

/** Names that an editor suggests, by the keyword of the options that they are for. */
export type Names = { readonly [keyword: `x-${string}`]: readonly string[] };

/** One form of an option for a name or a list of names: marks it with the option's keyword. */
export function naming(form: Schema, option: Schema, names: Names): Schema {
  const keyword = keywordOf(option, names);
  if (keyword === undefined) return form;
  if (form.type === 'array') return { ...form, items: { ...form.items, [keyword]: true } };
  return { ...form, [keyword]: true };
}

const keywordOf = (schema: Schema, names: Names): keyof Names | undefined =>
  (Object.keys(names) as (keyof Names)[]).find((one) => schema[one]);

/** A number, a text or a boolean, or a reference to one; an option for a name suggests the known names. */
export function scalar(schema: Schema, names: Names, mode: Mode): Schema {
  const { type = [], pattern, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const keyword = keywordOf(schema, names);
  const examples = keyword && names[keyword]!.length > 0 ? names[keyword] : undefined;
  const range = { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf };
  const open = schema['x-path'] ? PATH_REFERENCE : REFERENCE;
  const all = [...new Set([type, 'string'].flat())];
  const anyText = pattern === undefined && all.length === [type].flat().length;
  if (anyText) return { type: types(type, mode), ...range, examples };
  return {
    type: types(all, mode),
    ...range,
    pattern: pattern ? `(${pattern})|${open}` : open,
    errorMessage: expected(schema),
  };
}

/** `null` deletes an inherited value, so it is only useful in a page that inherits. */
export const nothing = (mode: Mode): readonly Schema[] => (mode === 'changes' ? [{ type: 'null' }] : []);

/** These types, plus `null` if it may delete. */
export const types = (type: string | readonly string[], mode: Mode): string | readonly string[] =>
  mode === 'changes' ? [type, 'null'].flat() : type;

/** Maps each of these properties. */
export const entries = (properties: Properties, make: (schema: Schema, key: string) => Schema): Properties =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, make(schema, key)]));
