import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { PartSchema, Shelf } from '../part.js';

/** A place in the checked value where a part's options belong. */
export interface Slot {
  readonly shelf: Shelf;
  /** JSON pointer inside the value that was checked. */
  readonly pointer: string;
  readonly value: { [option: string]: unknown };
  /** Keys that the slot itself knows, beside the part's options. */
  readonly beside: readonly string[];
}

/**
 * A validator of this schema, called as `validator.call(slots, value)`: fills the defaults of `value` in place and pushes
 * what its `x-shelf` keywords find onto `slots`. Throws where the schema itself is at fault (its author's mistake).
 */
export function validatorOf(schema: PartSchema): ValidateFunction {
  return ajv.compile(schema);
}

/** Compiles a schema when it is first asked for, and keeps it: the outcome depends on the schema alone. */
const ajv = compiler();

function compiler(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // Each schema is compiled once and used once or twice: speed of compiling counts, not of the code.
    code: { optimize: false },
    messages: false,
    meta: false,
    passContext: true,
    strict: true,
    useDefaults: true,
    validateSchema: false,
    verbose: true,
  });
  for (const keyword of ['x-unit', 'x-form', 'x-node', 'x-labels', 'x-written']) ajv.addKeyword(keyword);
  ajv.addKeyword({ keyword: 'x-shared', type: 'object', validate: shared });
  ajv.addKeyword({
    keyword: 'x-shelf',
    type: 'object',
    errors: false,
    validate(
      this: unknown,
      shelf: Shelf,
      value: Slot['value'],
      parent?: object,
      at?: { instancePath: string },
    ) {
      const { properties = {} } = parent as { properties?: object };
      (this as Slot[]).push({
        shelf,
        pointer: at?.instancePath ?? '',
        value,
        beside: Object.keys(properties),
      });
      return true;
    },
  });
  return ajv;
}

/** `x-shared`: keys that a stage may leave to `training`, but that must be there in the end. */
function shared(names: string[], value: object): boolean {
  const missing = names.filter((name) => !(name in value));
  shared.errors = missing.map((missingProperty) => ({ keyword: 'x-shared', params: { missingProperty } }));
  return missing.length === 0;
}
shared.errors = [] as Partial<ErrorObject>[];
