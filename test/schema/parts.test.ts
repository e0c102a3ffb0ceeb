import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schema as pageSchema } from '../../src/generated/page.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { validatorOf } from '../../src/schema/compile.js';

const schemas = join(import.meta.dirname, '../../schemas');

describe('the built-in parts', () => {
  it('are those that have a schema, each on its shelf', () => {
    const files = readdirSync(schemas, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const named = files.flatMap(({ name }) =>
      readdirSync(join(schemas, name)).map((file) => `${name}/${file.replace('.json', '')}`),
    );
    expect(builtinParts.map(({ shelf, name }) => `${shelf}/${name}`).sort()).toEqual(named.sort());
  });

  it.each(builtinParts.map((part) => [`${part.shelf}/${part.name}`, part] as const))(
    '%s has a schema in strict form, with its own name and every option described',
    (_, { name, schema }) => {
      expect(() => validatorOf(schema)).not.toThrow();
      const properties = schema.properties as { [option: string]: { const?: string; description?: string } };
      expect(properties.type?.const).toBe(name);
      expect(Object.keys(properties).filter((option) => !properties[option]?.description)).toEqual([]);
    },
  );

  it('fit in a page whose own schema is in strict form', () => {
    expect(() => validatorOf(pageSchema)).not.toThrow();
  });
});
