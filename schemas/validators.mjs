/**
 * Writes dist/modules/schema/validators.js, the schemas of pages and parts, and file-validators.js beside it, those of what is beside pages,
 * compiled by the compiler of src/schema. With them a command starts without compiling schemas, and without loading ajv.
 *
 *   node schemas/validators.mjs          after tsc, as `npm run build` does
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { compiler } from '../dist/modules/schema/ajv.js';
import { fileSchemas, root, schemaNames } from './generate.mjs';

/** The schemas are there already: the code that ajv writes shares them instead of having its own. */
function sharing(schemas, code) {
  let shared = code.replace('"use strict";', '').replaceAll('export const validate_', 'const validate_');
  for (const [name, schema] of schemas) {
    shared = shared.replace(`= ${stringify(schema)};`, () => `= schemas['${name}'];`);
  }
  return shared;
}

/** ajv writes `require` even where it writes a module, and a browser has none: each of these becomes an import. */
function importing(code) {
  const names = [...new Set([...code.matchAll(REQUIRED)].map(([, name]) => name))];
  const imports = names.map((name) => `import ${name}_ from 'ajv/dist/runtime/${name}.js';\n`);
  // Node gives the exports of a CommonJS module as one object; others give their default itself.
  const plain = names.map((name) => `const ${name} = ${name}_.default ?? ${name}_;\n`);
  return { imports: [...imports, ...plain].join(''), body: code.replace(REQUIRED, (_, name) => name) };
}

const REQUIRED = /require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g;

/**
 * ajv writes out every error that it may find. With one function that adds an error, and finds what failed by its keyword, the core in a
 * browser is a fifth smaller.
 */
const adding = (code) =>
  code.replace(FOUND, (_, _name, path = 'instancePath', ...fields) => {
    const [schemaPath, keyword, params, parentSchema, data = 'data'] = fields;
    const given = [path, schemaPath, keyword, params, parentSchema, data];
    return `vErrors = found(vErrors, ${given.join(', ')});\n`;
  });

const FOUND =
  /const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:(.*?),keyword:(.*?),params:(.*?),schema:.*?,parentSchema:(.*?),data(?::(\w+))?\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g;
const HELPER = `function found(errors, instancePath, schemaPath, keyword, params, parentSchema, data) {
  const schema = parentSchema[keyword];
  const error = { instancePath, schemaPath, keyword, params, schema, parentSchema, data };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
`;

/**
 * The module for these pairs of name and schema. The objects of the schemas are handed to it: `src` and `dist` have each
 * their own, and errors refer to them.
 */
function moduleOf(schemas) {
  const ajv = compiler({ source: true });
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  const exports = Object.fromEntries(schemas.map(([name], i) => [`validate_${i}`, name]));
  const pairs = schemas.map(([name], i) => `  [schemas['${name}'], validate_${i}],`);
  const { imports, body } = importing(adding(sharing(schemas, standalone.default(ajv, exports))));
  return `// Written by schemas/validators.mjs when the project is built.
${imports}${HELPER}
export function validatorsOf(schemas) {
${body}
return new Map([
${pairs.join('\n')}
]);
}
`;
}

async function writeModule(file, names) {
  const schemas = names.map(async (name) => [
    name,
    JSON.parse(await readFile(join(root, 'schemas', `${name}.json`), 'utf8')),
  ]);
  await writeFile(join(root, 'dist', 'modules', 'schema', file), moduleOf(await Promise.all(schemas)));
}

await writeModule('validators.js', await schemaNames());
await writeModule('file-validators.js', fileSchemas);
