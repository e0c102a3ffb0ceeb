import { createRequire } from 'node:module';
import type { Ajv2020, KeywordCxt, ValidateFunction } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';

const require = createRequire(import.meta.url);

/**
 * ajv with the keywords of our schemas. It is loaded by this call and not before: built-in schemas come compiled.
 * `source` keeps the code of what it compiles, to be written to a file.
 */
export function compiler({ source = false } = {}): Ajv2020 {
  const lib = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new lib.Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // A larger definition is compiled once, not at every place that refers to it.
    inlineRefs: 10,
    // What is not kept is used once or twice: there the speed of compiling counts, not of the code.
    code: source ? { source, esm: true, lines: true } : { optimize: false },
    messages: false,
    meta: false,
    passContext: true,
    strict: true,
    useDefaults: true,
    validateSchema: false,
    verbose: true,
  });
  for (const keyword of [
    ...['x-unit', 'x-form', 'x-node', 'x-labels', 'x-page', 'x-metric', 'x-plugin'],
    ...['x-each', 'x-path', 'x-written'],
  ])
    ajv.addKeyword(keyword);
  ajv.addKeyword({
    keyword: 'x-shared',
    type: 'object',
    error: { message: '', params: ({ params }) => lib._`{missingProperty: ${params.missingProperty}}` },
    code: (check) => shared(check, lib),
  });
  ajv.addKeyword({ keyword: 'x-shelf', type: 'object', code: (check) => slot(check, lib) });
  return ajv;
}

/** Compiles an external schema when it is first asked for, and keeps it: the outcome depends on the schema alone. */
export function compileSchema(schema: PartSchema): ValidateFunction {
  kept ??= compiler();
  return kept.compile(schema);
}
let kept: Ajv2020 | undefined;

type Codegen = Pick<typeof import('ajv/dist/2020.js'), '_' | 'str' | 'nil' | 'Name'>;

/** `x-shared`: keys that a stage may leave to `training`, but that must be there in the end. */
function shared(check: KeywordCxt, { _ }: Codegen): void {
  for (const missingProperty of check.schema as string[]) {
    check.setParams({ missingProperty });
    check.fail(_`!(${missingProperty} in ${check.data})`);
  }
}

/** `x-shelf`: a place for a part's options; it is pushed onto the slots that the validator was called with. */
function slot({ gen, schema, parentSchema, data, it }: KeywordCxt, { _, str, nil, Name }: Codegen): void {
  const pointer = str`${new Name('instancePath')}${it.errorPath}`;
  const beside = Object.keys(parentSchema.properties ?? {}).reduce((keys, key) => _`${keys}${key},`, nil);
  gen.code(_`this.push({shelf: ${schema}, pointer: ${pointer}, value: ${data}, beside: [${beside}]})`);
}
