import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { allowPlugin, forgetPlugin } from '../../src/tools/plugin/allow.js';
import { whichPart } from '../../src/tools/plugin/which.js';
import { install, pluginModule, workingFolder, write } from './packages.js';

let folder: string;
beforeEach(() => {
  folder = workingFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

const manifest = (): unknown => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const listed = (...plugins: string[]): object => ({ zoo: { plugins } });

describe('zoo plugin add', () => {
  test.each([
    ['a package', 'mine', 'mine', 'node_modules/mine'],
    ['a scoped package', '@me/mine', '@me/mine', 'node_modules/@me/mine'],
    ['a folder', './own', 'mine', 'own'],
  ])('allows %s before there is a package.json', async (_, word, name, at) => {
    install(folder, name, { 'index.js': pluginModule(name) }, { at });
    const { parts } = await allowPlugin(word, folder);
    expect(parts.map((part) => part.name)).toEqual([`${name}/nothing`]);
    expect(manifest()).toEqual({ private: true, ...listed(word) });
  });

  test('writes an absolute path as one from the folder', async () => {
    install(folder, 'mine', { 'index.js': pluginModule('mine') }, { at: 'own' });
    await allowPlugin(join(folder, 'own'), folder);
    expect(manifest()).toMatchObject(listed('./own'));
  });

  test('does not change the rest of package.json, also tabs, and lists a plugin once', async () => {
    const before = { name: 'x', zoo: { plugins: ['gone'], other: 1 }, scripts: { a: 'b' } };
    write(folder, { 'package.json': JSON.stringify(before, null, '\t') });
    install(folder, 'mine', { 'index.js': pluginModule('mine') });
    await allowPlugin('mine', folder);
    await allowPlugin('./node_modules/mine', folder);
    const after = { ...before, zoo: { plugins: ['gone', 'mine'], other: 1 } };
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(`${JSON.stringify(after, null, '\t')}\n`);
  });

  test.each([
    ['is missing', 'gone', 'there is no plugin "gone"'],
    ['is broken', 'broken', 'plugin "broken" fails to load: Error: no luck'],
    ['has the name of another that is allowed', './own', 'two plugins are named "mine"'],
  ])('refuses one that %s, and writes nothing', async (_, word, said) => {
    write(folder, { 'package.json': listed('mine') });
    install(folder, 'mine', { 'index.js': pluginModule('mine') });
    install(folder, 'mine', { 'index.js': pluginModule('mine') }, { at: 'own' });
    install(folder, 'broken', { 'index.js': 'throw new Error("no luck");' });
    await expect(allowPlugin(word, folder)).rejects.toThrow(said);
    expect(manifest()).toEqual(listed('mine'));
  });

  test('refuses to touch a package.json that is not JSON', async () => {
    write(folder, { 'package.json': '{ "name": ' });
    install(folder, 'mine', { 'index.js': pluginModule('mine') });
    await expect(allowPlugin('mine', folder)).rejects.toThrow('package.json is not valid JSON; fix it first');
  });
});

describe('zoo plugin remove', () => {
  test.each(['mine', './own'])('removes it by %s', (word) => {
    install(folder, 'mine', {}, { at: 'own', fields: { main: 'package.json' } });
    write(folder, { 'package.json': listed('gone', './own') });
    forgetPlugin(word, folder);
    expect(manifest()).toEqual(listed('gone'));
  });

  test('removes a plugin that is no longer installed', () => {
    write(folder, { 'package.json': listed('gone') });
    forgetPlugin('gone', folder);
    expect(manifest()).toEqual(listed());
  });

  test('suggests the nearest name', () => {
    write(folder, { 'package.json': listed('mine') });
    expect(() => forgetPlugin('mime', folder)).toThrow('allows no plugin "mime". Did you mean "mine"?');
  });
});

describe('zoo plugin which', () => {
  const context = { registry: createRegistry(builtinParts), version: '1.0.0' } as Parameters<
    typeof whichPart
  >[1];
  const which = async (part: string, flags: readonly string[] = []) =>
    (await whichPart(part, context, resolve('.'), { folder, flags })).source;

  test.each(builtinParts.map((part) => `${part.shelf}.${part.name}`))(
    '%s is defined where it says',
    async (name) => {
      const { file, line } = await which(name);
      expect(
        readFileSync(file, 'utf8')
          .split('\n')
          .slice(line - 1, line + 2)
          .join(),
      ).toContain(`'${name.split('.')[1]}'`);
      expect(file).toContain(join('src', 'parts', name.split('.')[0]!));
    },
  );

  test('the part of a plugin', async () => {
    const source = await which('heads.gated/gated-fusion', [resolve('plugins/gated')]);
    expect(source).toMatchObject({ plugin: 'gated', version: '0.1.0' });
    expect(source.file).toBe(resolve('plugins/gated/src/parts/heads/gated-fusion.ts'));
  });

  test('a missing part, with the nearest name', async () => {
    await expect(which('heads.anfl-gnc')).rejects.toThrow('Did you mean "heads.anfl-gcn"?');
  });

  test('a part that no line defines', async () => {
    install(folder, 'mine', {
      'index.js':
        "import part from './made.json' with { type: 'json' }; export default { name: 'mine', api: 2, parts: [{ ...part, bind() {} }] };",
      'made.json': {
        shelf: 'losses',
        name: 'made',
        kinds: [],
        scales: [],
        schema: { type: 'object', additionalProperties: false, properties: { type: { const: 'made' } } },
      },
    });
    await expect(which('losses.mine/made', ['mine'])).rejects.toThrow('no module there defines it');
  });
});
