import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';

/** The validator of each built-in schema, by schema; schemas/validators.mjs compiles them when the project is built. */
export function validatorsOf(schemas: {
  readonly [name: string]: PartSchema;
}): ReadonlyMap<PartSchema, ValidateFunction>;
