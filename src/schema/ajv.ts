import { createRequire } from 'node:module';
import type { Ajv2020, KeywordCxt, ValidateFunction } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';

/**
 * ajv with the keywords of our schemas. Only this call loads it, since built-in schemas are precompiled. `source`
 * keeps the compiled code, so that it can be written to a file.
 */
export function compiler({ source = false } = {}): Ajv2020 {
  const lib = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new lib.Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // Compile a larger definition once, not at every place that refers to it.
    inlineRefs: 10,
    // Without `source`, a validator is used once or twice: optimize the time to compile, not the code.
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

/** Compiles an external schema on first use and keeps the result, which depends on the schema alone. */
export function compileSchema(schema: PartSchema): ValidateFunction {
  kept ??= compiler();
  return kept.compile(schema);
}
let kept: Ajv2020 | undefined;

type Codegen = Pick<typeof import('ajv/dist/2020.js'), '_' | 'str' | 'nil' | 'Name'>;

/** `x-shared`: keys that a stage may inherit from `training`, but that must be set in one of the two. */
function shared(check: KeywordCxt, { _ }: Codegen): void {
  for (const missingProperty of check.schema as string[]) {
    check.setParams({ missingProperty });
    check.fail(_`!(${missingProperty} in ${check.data})`);
  }
}

/** `x-shelf`: the place of a part's options; it is pushed onto the slots that the validator was called with. */
function slot({ gen, schema, parentSchema, data, it }: KeywordCxt, { _, str, nil, Name }: Codegen): void {
  const pointer = str`${new Name('instancePath')}${it.errorPath}`;
  const beside = Object.keys(parentSchema.properties ?? {}).reduce((keys, key) => _`${keys}${key},`, nil);
  gen.code(_`this.push({shelf: ${schema}, pointer: ${pointer}, value: ${data}, beside: [${beside}]})`);
}
