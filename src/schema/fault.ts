import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { PartSchema } from '../part.js';
import { validatorOf } from './compile.js';

/** The problem with the schema of an external part, as text; undefined if it is valid. */
export function schemaFault(schema: PartSchema): string | undefined {
  const form = new Ajv2020({ strict: false });
  if (!form.validateSchema(schema)) return inWords(form.errors![0]!);
  if (schema.type !== 'object' || schema.additionalProperties !== false) {
    return 'it must have "type": "object" and "additionalProperties": false';
  }
  try {
    validatorOf(schema);
    return defaultFault(schema);
  } catch (error) {
    return (error as Error).message;
  }
}

/** The problem with a default that its own option does not allow; without this check, the error would point to the page. */
function defaultFault({ $defs = {}, properties }: PartSchema): string | undefined {
  const options = Object.entries((properties ?? {}) as { readonly [option: string]: PartSchema });
  const defaults = options.flatMap(([name, option]) =>
    typeof option === 'object' && 'default' in option ? [[name, option.default] as const] : [],
  );
  const allows = new Ajv2020({ strict: false }).compile({ $defs, properties });
  if (allows(Object.fromEntries(defaults))) return undefined;
  return `the default of ${inWords(allows.errors![0]!)}`;
}

/** `properties.size.type must be one of: array, boolean, ...` */
function inWords({ instancePath, message, params }: ErrorObject): string {
  const allowed = (params as { allowedValues?: readonly unknown[] }).allowedValues;
  const rule = allowed ? `must be one of: ${allowed.join(', ')}` : message;
  return `${instancePath.slice(1).replaceAll('/', '.')} ${rule}`;
}
