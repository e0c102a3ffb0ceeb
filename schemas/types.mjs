/**
 * TypeScript types of options, generated from their JSON Schema: the types of the checked value, in which options with a
 * default are always set.
 */
import { compile } from 'json-schema-to-typescript';

const style = {
  bannerComment: '',
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  strictIndexSignatures: false,
  style: { singleQuote: true, printWidth: 110 },
};

/** The exported interface of a schema, named by its title, with its descriptions as comments. */
export async function typesOf(schema) {
  return (await compile(checked(schema), schema.title, style)).trim();
}

/** The schema of the value after the check: with defaults filled in, and a part's options in slots. */
function checked(schema) {
  if (Array.isArray(schema)) return schema.map(checked);
  if (schema === null || typeof schema !== 'object') return schema;
  if ('x-shelf' in schema) return slot(schema);
  const copy = {};
  for (const [key, value] of Object.entries(schema)) copy[key] = key === 'default' ? value : checked(value);
  if (schema.properties) copy.required = always(schema);
  if (schema.properties) for (const key of onlyWritten(schema)) delete copy.properties[key];
  return copy;
}

const always = ({ properties, required = [], 'x-shared': shared = [] }) => [
  ...new Set([
    ...required,
    ...shared,
    ...Object.keys(properties).filter((key) => 'default' in properties[key]),
  ]),
];

const onlyWritten = ({ properties }) => Object.keys(properties).filter((key) => properties[key]['x-written']);

/** A slot is a part's options, plus the keys that the page adds. */
function slot({ description, properties = {} }) {
  const beside = Object.entries(properties).filter(([key]) => key !== 'type');
  const extra = beside.map(
    ([key, { type, default: filled }]) => `${key}${filled === undefined ? '?' : ''}: ${type}`,
  );
  return { description, tsType: extra.length ? `PartOptions & { ${extra.join('; ')} }` : 'PartOptions' };
}
