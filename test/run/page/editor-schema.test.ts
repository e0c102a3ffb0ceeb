import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { schemaFor } from '../../../src/run/page/editor-schema.js';
import type { Permission } from '../../../src/run/plugins.js';
import { registry } from '../../zoo/zoo.js';

const root = join(import.meta.dirname, '../../..');
const context = { registry, zoo: join(root, 'zoo') };
const nobody: Permission = { folder: join(root, 'test'), flags: [] };
const gated = { ...nobody, flags: [join(root, 'plugins/gated')] };

const schemaOf = async (part?: string, permission = nobody) =>
  (await schemaFor(part, context, permission)).schema as {
    title?: string;
    properties: { [option: string]: { description?: string; default?: unknown; const?: unknown } };
    definitions: { [name: string]: object };
  };

function validator(schema: object) {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
  for (const keyword of ['errorMessage', 'enumDescriptions']) ajv.addKeyword(keyword);
  return ajv.compile(schema);
}

describe('the schema of a part', () => {
  it.each(registry.all().map((part) => [`${part.shelf}.${part.name}`, part] as const))(
    '%s has the options of its part, each with its default',
    async (name, { schema }) => {
      const printed = await schemaOf(name);
      const written = schema.properties as { [option: string]: { default?: unknown } };
      expect(() => validator(printed)).not.toThrow();
      expect(Object.keys(printed.properties)).toEqual(Object.keys(written));
      for (const [option, { default: filled }] of Object.entries(written))
        expect(printed.properties[option]).toMatchObject(filled === undefined ? {} : { default: filled });
    },
  );

  it('is strict, and accepts references', async () => {
    const fits = validator(await schemaOf('heads.anfl-gcn'));
    const head = { type: 'anfl-gcn', input: 'backbone' };
    expect(fits(head)).toBe(true);
    expect(fits({ ...head, neighbors: '${heads.b.neighbors}', similarity: '${heads.b.similarity}' })).toBe(
      true,
    );
    expect(fits({ ...head, neighbors: '${env:K,4}' })).toBe(false);
    for (const wrong of [
      { neigbors: 4 },
      { neighbors: 0 },
      { neighbors: '4' },
      { similarity: 'dots' },
      { nodes: null },
    ])
      expect(fits({ ...head, ...wrong })).toBe(false);
    expect(fits({ type: 'anfl-gcn' })).toBe(false);
    expect(fits({ ...head, type: 'fc' })).toBe(false);
  });

  it('of an allowed plugin is found, also in the schema of a page', async () => {
    expect((await schemaOf('heads.gated/gated-fusion', gated)).properties.type?.const).toBe(
      'gated/gated-fusion',
    );
    expect(Object.keys((await schemaOf(undefined, gated)).definitions)).toContain('heads.gated/gated-fusion');
    expect(Object.keys((await schemaOf()).definitions)).not.toContain('heads.gated/gated-fusion');
  });

  it('that does not exist is reported, with the nearest name', async () => {
    await expect(schemaOf('heads.anfl-gnc')).rejects.toThrow(
      /Did you mean "heads\.anfl-gcn"\? {2}\[no-such-part\]/,
    );
    await expect(schemaOf('ccc')).rejects.toThrow(/Did you mean "losses\.ccc" or "metrics\.ccc"\?/);
    await expect(schemaOf(undefined, { ...nobody, flags: ['no-such'] })).rejects.toThrow(/no-such/);
  });
});
