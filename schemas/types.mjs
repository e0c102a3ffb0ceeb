/**
 * TypeScript types of options, written from their JSON Schema: those of the checked value, in which what has a default is
 * always there.
 */

/** The exported interface of a schema, named by its title, with what the descriptions say. */
export function typesOf(schema) {
  const writer = { defs: schema.$defs ?? {} };
  return `${comment(schema, '')}export interface ${schema.title} ${objectType(schema, '', writer)}`;
}

const INDENT = '  ';

function comment({ description }, indent) {
  return description
    ? `/**\n${indent} * ${description.replaceAll('*/', '*\\/')}\n${indent} */\n${indent}`
    : '';
}

/** A schema as a type; `indent` is that of the line it begins on. */
function typeOf(written, indent, writer) {
  const schema = resolved(written, writer);
  if ('x-shelf' in schema) return slotType(schema);
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return [...new Set(branches.map((one) => typeOf(one, indent, writer)))].join(' | ');
  const types = [schema.type ?? 'unknown'].flat();
  return types.map((type) => ofType(type, schema, indent, writer)).join(' | ');
}

/** What a reference stands for; what is said beside it wins. */
function resolved({ $ref, ...beside }, { defs }) {
  return $ref ? { ...defs[$ref.split('/').at(-1)], ...beside } : beside;
}

function ofType(type, schema, indent, writer) {
  if (type === 'integer') return 'number';
  if (type === 'array') return arrayType(schema, indent, writer);
  if (type === 'object') return objectType(schema, indent, writer);
  return type;
}

function arrayType({ items = {} }, indent, writer) {
  const item = typeOf(items, indent, writer);
  return /[|{\s]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
}

function objectType(schema, indent, writer) {
  const { properties = {}, additionalProperties } = schema;
  const inner = indent + INDENT;
  const always = alwaysThere(schema);
  const lines = Object.entries(properties)
    .filter(([, property]) => !property['x-written'])
    .map(([key, written]) => {
      const property = resolved(written, writer);
      const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
      const type = typeOf(property, inner, writer);
      return `${inner}${comment(property, inner)}${name}${always.has(key) ? '' : '?'}: ${type};`;
    });
  if (additionalProperties && typeof additionalProperties === 'object') {
    const type = typeOf(additionalProperties, inner, writer);
    lines.push(`${inner}${comment(additionalProperties, inner)}[k: string]: ${type};`);
  }
  return lines.length === 0 ? '{ [k: string]: unknown }' : `{\n${lines.join('\n')}\n${indent}}`;
}

/** What a checked value has: what is required, what comes from `training`, what has a default. */
function alwaysThere({ properties = {}, required = [], 'x-shared': shared = [] }) {
  return new Set([
    ...required,
    ...shared,
    ...Object.keys(properties).filter((key) => 'default' in properties[key]),
  ]);
}

/** A slot is a part's options, with the keys that the page itself adds beside them. */
function slotType({ properties = {} }) {
  const beside = Object.entries(properties).filter(([key]) => key !== 'type');
  const extra = beside.map(
    ([key, { type, default: filled }]) => `${key}${filled === undefined ? '?' : ''}: ${type}`,
  );
  return extra.length ? `PartOptions & { ${extra.join('; ')} }` : 'PartOptions';
}

const literal = (value) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);
