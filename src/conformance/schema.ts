import type { AnyPart, PartSchema } from '../part.js';
import { validatorOf } from '../schema/compile.js';
import { schemaFault } from '../schema/fault.js';
import { optionsToTry, propertiesOf } from './options.js';
import { Broken } from './outcome.js';

/** The schema is valid and strict, describes every option, and allows its own defaults. */
export function checkSchema(part: AnyPart): void {
  const { schema } = part;
  const fault = schemaFault(schema);
  if (fault !== undefined) throw new Broken(fault);
  if (!schema.description) throw new Broken('it has no description');
  const silent = undescribed(schema, '');
  if (silent.length > 0) throw new Broken(`no description of ${silent.join(', ')}`);
  for (const options of optionsToTry(part)) {
    const validate = validatorOf(schema);
    if (validate.call([], { ...options, 'no-such-option': 1 }))
      throw new Broken('it accepts options that it does not name');
  }
}

/** Options without a description, at any depth; `type` selects the part and needs no description. */
function undescribed(schema: PartSchema, path: string): string[] {
  const inner = (['items', 'additionalProperties'] as const).flatMap((key) =>
    typeof schema[key] === 'object' ? undescribed(schema[key] as PartSchema, `${path}*.`) : [],
  );
  const own = Object.entries(propertiesOf(schema)).flatMap(([name, property]) => {
    const here = `${path}${name}`;
    const silent = property.description || here === 'type' ? [] : [here];
    return [...silent, ...undescribed(property as PartSchema, `${here}.`)];
  });
  return [...own, ...inner];
}
