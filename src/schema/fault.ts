import { Ajv2020 } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';
import { validatorOf } from './compile.js';

/** What is wrong with the schema of a part that comes from outside, in words; undefined where it is sound. */
export function schemaFault(schema: PartSchema): string | undefined {
  const form = new Ajv2020({ strict: false });
  if (!form.validateSchema(schema)) return form.errorsText(form.errors, { dataVar: 'schema' });
  if (schema.type !== 'object' || schema.additionalProperties !== false) {
    return 'it must have "type": "object" and "additionalProperties": false';
  }
  try {
    validatorOf(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
