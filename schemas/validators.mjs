/**
 * The validators of the built-in schemas as a module of src/generated: with it a command starts without compiling
 * schemas, and without ajv. They are ajv's own work, made by the compiler of src/schema.
 */
import { stringify } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

/** The module for `schemas`: pairs of the module that has the schema, relative to src/generated, and the schema itself. */
export async function validatorsOf(schemas) {
  const { compiler } = await import('../dist/schema/ajv.js');
  const ajv = compiler({ source: true });
  for (const [module, schema] of schemas) ajv.addSchema(schema, module);
  const exports = Object.fromEntries(schemas.map(([module], i) => [`validate_${i}`, module]));
  const code = sharing(schemas, standalone.default(ajv, exports));
  const imports = schemas.map(([module], i) => `import { schema as schema_${i} } from './${module}';`);
  const pairs = schemas.map((_, i) => `  [schema_${i}, validate_${i}],`);
  return `// Generated from schemas by schemas/generate.mjs. Do not edit.
// @ts-nocheck
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';
${imports.join('\n')}

const require = createRequire(import.meta.url);
${code}
/** The validator of each built-in schema, by the schema. */
export const validators: ReadonlyMap<PartSchema, ValidateFunction> = new Map([
${pairs.join('\n')}
]);
`;
}

/** The schemas are there already: the code that ajv writes shares them instead of having its own. */
function sharing(schemas, code) {
  let shared = code.replace('"use strict";', '').replaceAll('export const validate_', 'const validate_');
  for (const [i, [, schema]] of schemas.entries()) {
    shared = shared.replace(`= ${stringify(schema)};`, () => `= schema_${i};`);
  }
  return shared;
}
