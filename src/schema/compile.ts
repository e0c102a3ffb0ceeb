import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { validatorsOf } from '#validators';
import { schemas } from '../generated/schemas.js';
import type { PartSchema, Shelf } from '../part.js';
import { compiler } from './ajv.js';

/** A place in the checked value where a part's options belong. */
export interface Slot {
  readonly shelf: Shelf;
  /** JSON pointer inside the value that was checked. */
  readonly pointer: string;
  readonly value: { [option: string]: unknown };
  /** Keys that the slot itself knows, beside the part's options. */
  readonly beside: readonly string[];
}

/** The validators of the built-in schemas, which are compiled when the project is built. */
export const builtinValidators = validatorsOf(schemas);

/**
 * A validator of this schema, called as `validator.call(slots, value)`: fills the defaults of `value` in place and pushes
 * what its `x-shelf` keywords find onto `slots`. Throws where the schema itself is at fault (its author's mistake).
 */
export function validatorOf(schema: PartSchema): ValidateFunction {
  return builtinValidators.get(schema) ?? compiled(schema);
}

/** Compiles a schema from outside when it is first asked for, and keeps it: the outcome depends on the schema alone. */
function compiled(schema: PartSchema): ValidateFunction {
  ajv ??= compiler();
  return ajv.compile(schema);
}
let ajv: Ajv2020 | undefined;
