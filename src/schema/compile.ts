import type { ValidateFunction } from 'ajv/dist/2020.js';
import { compileSchema } from '#compiler';
import { validatorsOf } from '#validators';
import { schemas } from '../generated/schemas.js';
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

/** The validators of the built-in schemas, which are compiled when the project is built. */
export const builtinValidators = validatorsOf(schemas);

/**
 * A validator of this schema, called as `validator.call(slots, value)`: fills the defaults of `value` in place and pushes
 * what its `x-shelf` keywords find onto `slots`. Throws where the schema itself is at fault (its author's mistake).
 */
export const validatorOf = (schema: PartSchema): ValidateFunction =>
  builtinValidators.get(schema) ?? compileSchema(schema);
