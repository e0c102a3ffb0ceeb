import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schema as page } from '../../src/generated/page.js';
import type { PartSchema } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { compiler } from '../../src/schema/ajv.js';
import { builtinValidators } from '../../src/schema/compile.js';
import { fileValidators } from '../../src/schema/files.js';

const ajv = compiler();

/** The result of a validator: its errors, the value with defaults, and the slots that it finds. */
function found(validate: ValidateFunction, value: unknown) {
  const slots: unknown[] = [];
  const filled = structuredClone(value);
  validate.call(slots, filled);
  return { errors: validate.errors, filled, slots };
}

/** As compiled before the program starts, and as ajv compiles it now. */
function both(schema: PartSchema, value: unknown) {
  return [found(builtOf(schema)!, value), found(ajv.compile(schema), value)];
}

/** Executors are not parts of pages: their validators are with those of other files. */
const builtOf = (schema: PartSchema) => builtinValidators.get(schema) ?? fileValidators.get(schema);

/** The value of a page; undefined if it is not YAML, or refers to itself. */
function written(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

describe('the validators that are compiled beforehand', () => {
  it('exist for the page and for each built-in part', () => {
    const without = builtinParts.filter(({ schema }) => !builtOf(schema));
    expect(without.map(({ shelf, name }) => `${shelf}/${name}`)).toEqual([]);
    expect(builtinValidators.has(page)).toBe(true);
  });

  const folder = join(import.meta.dirname, '../fixtures/pages/bad');
  const bad = readdirSync(folder).flatMap((file) => {
    const value = written(readFileSync(join(folder, file), 'utf8'));
    return value === undefined ? [] : [[file, value] as const];
  });
  it.each(bad)('find in %s what ajv finds', (_, value) => {
    const [ours, ajvs] = both(page, value);
    expect(ours).toEqual(ajvs);
  });

  const values = [{}, { type: 3 }, { input: [], units: -1, wieghts: 'x', rate: 'fast', weights: [1, 'a'] }];
  it.each(builtinParts.map((part) => [`${part.shelf}/${part.name}`, part.schema] as const))(
    'find in the options of %s what ajv finds',
    (_, schema) => {
      for (const value of values) {
        const [ours, ajvs] = both(schema, value);
        expect(ours).toEqual(ajvs);
      }
    },
  );
});
