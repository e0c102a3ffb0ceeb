/**
 * Writes dist/modules/schema/validators.js: the schemas of pages and parts, compiled by the compiler of src/schema. Also
 * writes core-validators.js, which a browser needs, and file-validators.js, for other files. So a command starts without
 * compiling schemas or loading ajv.
 *
 *   node schemas/validators.mjs          after tsc, as `npm run build` does
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { coreParts } from '../dist/modules/parts/core.js';
import { compiler } from '../dist/modules/schema/ajv.js';
import { fileSchemas, root, schemaNames } from './generate.mjs';

/** Makes ajv's code share the existing schemas instead of containing copies. */
function sharing(schemas, code) {
  let shared = code.replace('"use strict";', '').replaceAll('export const validate_', 'const validate_');
  for (const [name, schema] of schemas) {
    shared = shared.replace(`= ${stringify(schema)};`, () => `= schemas['${name}'];`);
  }
  return shared;
}

/** ajv writes `require` even into modules, and a browser has none: replaces each with an import. */
function importing(code) {
  const names = [...new Set([...code.matchAll(REQUIRED)].map(([, name]) => name))];
  const imports = names.map((name) => `import ${name}_ from 'ajv/dist/runtime/${name}.js';\n`);
  // Node imports a CommonJS module as an object of its exports; bundlers import its default directly.
  const plain = names.map((name) => `const ${name} = ${name}_.default ?? ${name}_;\n`);
  return { imports: [...imports, ...plain].join(''), body: code.replace(REQUIRED, (_, name) => name) };
}

const REQUIRED = /require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g;

/**
 * ajv writes out the code of every possible error. One function that adds an error makes the core in a browser a third
 * smaller: the schema path leads to the keyword and to the schema that contains it, which has the keyword's value under
 * this name.
 */
const adding = (code) =>
  code.replace(FOUND, (_, _name, path = 'instancePath', ...fields) => {
    const [schemaPath, keyword, params, schema, parentSchema, data = 'data'] = fields;
    const name = JSON.parse(keyword);
    const [root, steps] = splitPath(parentSchema);
    const leadsThere = `${steps.join('/')}/${name}` === stepsOf(JSON.parse(schemaPath)).join('/');
    const follows = leadsThere && (schema === `${parentSchema}.${name}` || isPlain(schema));
    const given = [path, schemaPath, params, follows ? root : parentSchema, data];
    return `vErrors = found(vErrors, ${[...given, ...(follows ? [] : [keyword, schema])].join(', ')});\n`;
  });

/** `schema3.properties["a-b"][0]` as schema3 and the keys that follow. */
function splitPath(expression) {
  const [, root, rest] = /^(\w+)(.*)$/.exec(expression);
  const steps = [...rest.matchAll(/\.(\w+)|\[(\d+|"(?:[^"\\]|\\.)*")\]/g)];
  return [root, steps.map(([, name, other]) => name ?? String(JSON.parse(other)))];
}

/** The keys of a path in a schema; the path of a definition starts there. */
const stepsOf = (schemaPath) =>
  schemaPath
    .replace(/^#\/(\$defs\/[^/]+\/)?/, '')
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));

/** A number, text or boolean: ajv writes the value itself instead of a reference to the schema. */
const isPlain = (value) => /^(-?[\d.e+-]+|true|false|"(?:[^"\\]|\\.)*")$/.test(value);

const FOUND =
  /const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:(.*?),keyword:(.*?),params:(.*?),schema:(.*?),parentSchema:(.*?),data(?::(\w+))?\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g;
const HELPER = `function found(errors, instancePath, schemaPath, params, outer, data, keyword, schema) {
  let parentSchema = outer;
  let name = keyword;
  let own = schema;
  if (keyword === undefined) {
    const steps = stepsOf(schemaPath);
    name = steps.pop();
    for (const step of steps) parentSchema = parentSchema[step];
    own = parentSchema[name];
  }
  const error = { instancePath, schemaPath, keyword: name, params, schema: own, parentSchema, data };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
const stepsOf = ${stepsOf};
`;

/**
 * The module for these pairs of name and schema. It receives the schema objects, because `src` and `dist` each have their
 * own, and errors refer to them.
 */
function moduleOf(schemas) {
  const ajv = compiler({ source: true });
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  const exports = Object.fromEntries(schemas.map(([name], i) => [`validate_${i}`, name]));
  const pairs = schemas.map(([name], i) => `  [schemas['${name}'], validate_${i}],`);
  const { imports, body } = importing(adding(sharing(schemas, standalone.default(ajv, exports))));
  return `// Written by schemas/validators.mjs when the project is built.
${imports}${HELPER}
// In brackets, a function is compiled with its module, and Node keeps what is compiled then between calls.
export const validatorsOf = (function (schemas) {
${body}
return new Map([
${pairs.join('\n')}
]);
});
`;
}

async function writeModule(file, names) {
  const schemas = names.map(async (name) => [
    name,
    JSON.parse(await readFile(join(root, 'schemas', `${name}.json`), 'utf8')),
  ]);
  await writeFile(join(root, 'dist', 'modules', 'schema', file), moduleOf(await Promise.all(schemas)));
}

const names = await schemaNames();
// A program that embeds the core provides its own data and vectors for zoo pages, so their schemas are included, except
// those of data sets that contain others.
const nested = ['datasets/mixture', 'datasets/co-annotated'];
const brought = names.filter(
  (name) => (name.startsWith('datasets/') && !nested.includes(name)) || name === 'backbones/features',
);
const inCore = new Set([...coreParts.map(({ shelf, name }) => `${shelf}/${name}`), ...brought]);
await writeModule('validators.js', names);
await writeModule(
  'core-validators.js',
  names.filter((name) => !name.includes('/') || inCore.has(name)),
);
await writeModule('file-validators.js', fileSchemas);
