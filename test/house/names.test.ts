import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { keptFiles, root } from './sources.js';

/** `heads/anfl-gcn` of every file below a folder with this ending; a part in its own folder is named by that folder. */
function partsIn(folder: string, ending: string): readonly string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/') && path.endsWith(ending) && !path.startsWith('api/')) // the library is not a part
    .map((path) => path.slice(0, -ending.length).split('/').slice(0, 2).join('/'))
    .sort();
}

describe.each([
  ['', 'the house'],
  ['plugins/gated/', 'a plugin'],
])('one name, five places', (home, whose) => {
  const schemas = partsIn(`${home}schemas`, '.json');

  it.each([
    ['a source', 'src/parts', '.ts'],
    ['a test', 'test/parts', '.test.ts'],
    ['a reference page', 'docs/reference', '.md'],
  ])(`of ${whose}: every schema has %s, and every one of these a schema`, (_, folder, ending) => {
    expect(schemas.length).toBeGreaterThan(0);
    expect([...new Set(partsIn(home + folder, ending))]).toEqual(schemas);
  });

  it.each(schemas)('%s is the type that a page calls', (name) => {
    const { properties } = JSON.parse(readFileSync(`${root}${home}schemas/${name}.json`, 'utf8'));
    expect(properties.type.const).toBe(name.split('/')[1]);
  });
});

it('the top level has exactly the rooms of the project', () => {
  const folders = new Set(keptFiles().flatMap((file) => file.match(/^[^./][^/]*(?=\/)/) ?? []));
  expect([...folders].sort()).toEqual(['docs', 'plugins', 'schemas', 'src', 'test', 'zoo']);
});

describe('the list of parts', () => {
  it('has every schema', () => {
    const names = builtinParts.map(({ shelf, name }) => `${shelf}/${name}`);
    expect(names.sort()).toEqual(partsIn('schemas', '.json'));
  });

  it('gives every part the schema of its name', () => {
    for (const { name, schema } of builtinParts) expect(schema).toHaveProperty('properties.type.const', name);
  });
});

describe('the file of a part', () => {
  it('has that part as its only export, the default one', () => {
    const parts = keptFiles().filter((path) => /(^|\/)src\/parts\/[^/]+\/[^/]+\.ts$/.test(path));
    const exported = parts.map((path) => readFileSync(root + path, 'utf8').match(/^export .*$/gm) ?? []);
    expect(exported.length).toBeGreaterThan(30);
    expect(
      exported.filter(
        ([first = '', ...more]) => !/^export default define[A-Z]/.test(first) || more.length > 0,
      ),
    ).toEqual([]);
  });
});

describe('file names', () => {
  it('describe the contents', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|misc|base|managers?)([.-]|\/|$)/i;
    expect(keptFiles().filter((path) => vague.test(path))).toEqual([]);
    expect(vague.test('src/report/html-utils.ts')).toBe(true);
  });

  it('are lowercase, with hyphens', () => {
    const odd = (path: string): boolean => /\.(ts|json)$/.test(path) && !/^[a-z0-9./_-]+$/.test(path);
    expect(keptFiles().filter((path) => path.startsWith('src/') && odd(path))).toEqual([]);
  });

  it('of tests follow the names of sources', () => {
    const tests = keptFiles().filter((path) => /^test\/parts\/.*\.test\.ts$/.test(path));
    expect(
      tests.filter((path) => !existsSync(root + path.replace(/^test(.*)\.test\.ts$/, 'src$1.ts'))),
    ).toEqual([]);
  });
});
