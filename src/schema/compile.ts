import type { ValidateFunction } from 'ajv/dist/2020.js';
import { compileSchema } from '#compiler';
import { validatorsOf } from '#validators';
import { schemas } from '../generated/schemas.js';
import type { PartSchema, Shelf } from '../part.js';

/** A place in the checked value for a part's options. */
export interface Slot {
  readonly shelf: Shelf;
  /** JSON pointer inside the checked value. */
  readonly pointer: string;
  readonly value: { [option: string]: unknown };
  /** Keys that the slot defines, in addition to the part's options. */
  readonly beside: readonly string[];
}

/** The validators of the built-in schemas, compiled when the project is built. */
export const builtinValidators = validatorsOf(schemas);

/**
 * A validator of this schema, called as `validator.call(slots, value)`: fills in the defaults of `value` in place and
 * pushes the slots found by its `x-shelf` keywords onto `slots`. Throws if the schema itself is invalid.
 */
export const validatorOf = (schema: PartSchema): ValidateFunction =>
  builtinValidators.get(schema) ?? compileSchema(schema);
