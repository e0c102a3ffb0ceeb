import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ZooError } from '../../src/errors/problem.js';
import { openPage } from '../../src/run/page/open.js';
import { install, nothingSchema, open, pageWith, pluginModule, workingFolder, write } from './packages.js';

/** The codes and sentences of the errors that opening throws. */
async function refused(opening: Promise<unknown>): Promise<{ codes: string[]; text: string }> {
  const error = await opening.then(
    () => undefined,
    (thrown: ZooError) => thrown,
  );
  expect(error?.name, error?.message ?? 'nothing was thrown').toBe('ZooError');
  return { codes: error!.problems.map(({ code }) => code), text: error!.message };
}

/** A module that leaves a file behind when it runs. */
const trace = (folder: string, name: string): string =>
  `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(join(folder, 'ran'))}, ''); ${pluginModule(name)}`;

describe('a plugin that the page lists', () => {
  test('runs no code unless it is allowed, and the sentence says how', async () => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': trace(folder, 'mine') });
    const { codes, text } = await refused(open(folder, [], pageWith(folder, ['mine'])));
    expect(codes).toEqual(['plugin-not-allowed']);
    expect(text).toContain('page.yaml:3:11  plugins.0  the page uses the plugin "mine"');
    expect(text).toContain('--plugin mine');
    expect(text).toContain('"zoo": { "plugins": ["mine"] }');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test.each([
    ['a flag', ['mine'], {}],
    ['package.json', [], { zoo: { plugins: ['mine'] } }],
    ['both', ['mine'], { zoo: { plugins: ['mine'] } }],
  ])('runs if it is allowed by %s', async (_, flags, manifest) => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': pluginModule('mine') });
    write(folder, { 'package.json': manifest });
    const { registry } = await open(folder, flags, pageWith(folder, ['mine']));
    expect(registry.names('losses')).toContain('mine/nothing');
  });

  test.each(['./mine', 'mine/', 'lib/../mine'])('is found as the folder %s', async (word) => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': pluginModule('mine') }, { at: 'mine' });
    const { registry } = await open(folder, [word], pageWith(folder, ['mine']));
    expect(registry.names('losses')).toContain('mine/nothing');
  });

  test.each(['./mine', '/somewhere/mine'])('is not listed by its folder, %s', async (word) => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': pluginModule('mine') }, { at: 'mine' });
    const { codes, text } = await refused(open(folder, ['./mine'], pageWith(folder, [word])));
    expect(codes).toEqual(['plugin-by-folder']);
    expect(text).toContain('by the name in its package.json: mine.');
  });

  test('is found with a scope, above the working folder, by the exports of its package', async () => {
    const folder = workingFolder();
    const exports = { '.': { types: './x.d.ts', import: './lib/main.js' } };
    install(folder, '@me/mine', { 'lib/main.js': pluginModule('@me/mine') }, { fields: { exports } });
    write(folder, { 'deep/down/here': '' });
    const { registry } = await open(
      join(folder, 'deep', 'down'),
      ['@me/mine'],
      pageWith(folder, ['@me/mine']),
    );
    expect(registry.names('losses')).toContain('@me/mine/nothing');
  });
});

describe('a plugin that the page does not list', () => {
  test('does not run, though it is allowed', async () => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': trace(folder, 'mine') });
    const { registry } = await open(folder, ['mine'], pageWith(folder, []));
    expect(registry.names('losses')).not.toContain('mine/nothing');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('still provides its pages, which run no code', async () => {
    const folder = workingFolder();
    install(folder, 'mine', {
      'index.js': trace(folder, 'mine'),
      'zoo/theirs.yaml': 'name: theirs\nextends: ex-fc\n',
    });
    await open(folder, ['mine'], 'theirs');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('may be missing if only package.json lists it', async () => {
    const folder = workingFolder();
    write(folder, { 'package.json': { zoo: { plugins: ['gone'] } } });
    await expect(open(folder, [], pageWith(folder, []))).resolves.toBeDefined();
  });
});

test.each([
  ['of a plugin that the page does not list', [], 'list that in the page: plugins: ["mine"]'],
  ['that is misspelled', ['mine'], 'Did you mean "mine/nothing"?'],
])('a part %s', async (_, plugins, said) => {
  const folder = workingFolder();
  install(folder, 'mine', { 'index.js': pluginModule('mine') });
  const page = pageWith(folder, plugins);
  appendFileSync(page, 'stages: { ex: { losses: { ex: { type: mine/nothin } } } }\n');
  const context = await open(folder, ['mine'], page);
  expect(() => openPage({ page }, context)).toThrow(said);
});

describe('a missing plugin', () => {
  test.each([
    ['a package', 'gone', 'there is no plugin "gone": no such package is installed in'],
    ['a folder', './gone', 'does not exist'],
    ['a folder without package.json', './bare', 'has no package.json'],
    ['a folder named like a package', 'beside', 'Write ./beside for the folder'],
    ['a package.json that is broken', './broken', 'has a package.json that is not JSON'],
    ['a package.json without a name', './nameless', 'has a package.json without a name'],
  ])('%s', async (_, word, said) => {
    const folder = workingFolder();
    const beside = { 'beside/package.json': { name: 'beside' } };
    write(folder, { 'bare/x': '', 'broken/package.json': '{', 'nameless/package.json': {}, ...beside });
    const { codes, text } = await refused(open(folder, [word]));
    expect(codes).toEqual(['plugin-not-found']);
    expect(text).toContain(said);
  });

  test('is reported once if package.json and the page list it', async () => {
    const folder = workingFolder();
    write(folder, { 'package.json': { zoo: { plugins: ['gone'] } } });
    const { codes } = await refused(open(folder, [], pageWith(folder, ['gone'])));
    expect(codes).toEqual(['plugin-not-found']);
  });

  test('is not built', async () => {
    const folder = workingFolder();
    install(folder, 'mine', {}, { fields: { exports: './dist/index.js' } });
    const { codes, text } = await refused(open(folder, ['mine']));
    expect(codes).toEqual(['plugin-not-built']);
    expect(text).toContain('Build it: npx zoo plugin build');
  });
});

describe('an invalid plugin', () => {
  const part = (changed: { readonly [field: string]: string }) => pluginModule('mine', {}, changed);
  const schema = (changed: object) => part({ schema: JSON.stringify(nothingSchema(changed)) });
  test.each([
    ['throws', 'throw new Error("no\\nsuch luck");', 'plugin-fails', 'fails to load: Error: no (index.js:1)'],
    [
      'is not JavaScript',
      'export default {\n  a: 1,,\n};',
      'plugin-fails',
      "SyntaxError: Unexpected token ',' (index.js:2)",
    ],
    [
      'imports an export that does not exist',
      "import { no } from 'node:fs';",
      'plugin-fails',
      "named 'no' (index.js:1)",
    ],
    [
      'lacks a module',
      "import './gone.js';",
      'plugin-fails',
      'imports gone.js, which does not exist. Correct',
    ],
    ['lacks a package', "import 'not-there';", 'plugin-needs-package', 'Run: npm install not-there'],
    ['has no default export', 'export const parts = [];', 'not-a-plugin', 'it has no default export'],
    ['exports a function', 'export default () => {};', 'not-a-plugin', 'its default export is a function'],
    [
      'exports no parts',
      'export default { name: "mine" };',
      'not-a-plugin',
      'its default export is { name }',
    ],
    ['has parts by name', pluginModule('mine', { parts: '{ a: 1 }' }), 'not-a-plugin', 'its parts are { a }'],
    ['is newer', pluginModule('mine', { api: '3' }), 'plugin-api', 'Install a newer declarative-zoo'],
    [
      'is older',
      pluginModule('mine', { api: '1' }),
      'plugin-api',
      'a part now has bind(options), which returns its functions without options. Install a newer "mine"',
    ],
    [
      'has no version',
      pluginModule('mine', { api: 'undefined' }),
      'plugin-api',
      'write api: 2 in its default export',
    ],
    ['has another name', pluginModule('other'), 'plugin-name', 'plugin "mine" calls itself "other"'],
    [
      'has an empty part',
      pluginModule('mine', { parts: '[null]' }),
      'plugin-part',
      'a broken part, number 1',
    ],
    ['has an unknown shelf', part({ shelf: "'noses'" }), 'plugin-part', 'there is no shelf "noses"'],
    ['has no shelf', part({ shelf: 'undefined' }), 'plugin-part', 'it has no shelf'],
    [
      'has a part with an invalid name',
      part({ name: "'a/b'" }),
      'plugin-part',
      'its name "a/b" must consist of lowercase letters',
    ],
    ['has a part without a schema', part({ schema: 'null' }), 'plugin-part', 'it has no schema'],
    [
      'has a part without its function',
      part({ bind: '1' }),
      'plugin-part',
      'losses/nothing: it has no function "bind"',
    ],
    [
      'has a schema with an unknown type',
      schema({ minProperties: 'two' }),
      'plugin-schema',
      'minProperties must be integer',
    ],
    [
      'has a schema with an unknown word',
      schema({ minimun: 2 }),
      'plugin-schema',
      'unknown keyword: "minimun"',
    ],
    [
      'has an open schema',
      schema({ additionalProperties: true }),
      'plugin-schema',
      '"additionalProperties": false',
    ],
    [
      'has an option with an unknown type',
      schema({ properties: { type: { const: 'nothing' }, size: { type: 'integr' } } }),
      'plugin-schema',
      'properties.size.type must be one of: array, boolean,',
    ],
    [
      'has a default that it does not allow',
      schema({ properties: { type: { const: 'nothing' }, size: { type: 'integer', default: 'x' } } }),
      'plugin-schema',
      'the default of size must be integer',
    ],
    ['has a schema of another name', schema({ properties: {} }), 'plugin-schema', '"const": "nothing"'],
  ])('%s', async (_, module, code, said) => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': module });
    const { codes, text } = await refused(open(folder, ['mine'], pageWith(folder, ['mine'])));
    expect(codes).toEqual([code]);
    expect(text).toContain(said);
    expect(text).toContain('"mine"');
    expect(text.split('\n')).toHaveLength(1);
  });

  test('two parts with the same name', async () => {
    const folder = workingFolder();
    const twice = `${pluginModule('mine').replace('export default', 'const one =')} export default { ...one, parts: [...one.parts, ...one.parts] };`;
    install(folder, 'mine', { 'index.js': twice });
    const { codes, text } = await refused(open(folder, ['mine'], pageWith(folder, ['mine'])));
    expect(codes).toEqual(['plugin-clash']);
    expect(text).toContain('two parts named losses/nothing');
  });

  test('two plugins with the same name', async () => {
    const folder = workingFolder();
    install(folder, 'mine', { 'index.js': pluginModule('mine') });
    install(folder, 'mine', { 'index.js': pluginModule('mine') }, { at: 'own' });
    const { codes, text } = await refused(open(folder, ['mine', './own']));
    expect(codes).toEqual(['plugin-clash']);
    expect(text).toContain('two plugins are named "mine"');
  });

  test('a built-in name does not clash: a part is called plugin/part', async () => {
    const folder = workingFolder();
    const module = part({
      name: "'ccc'",
      schema: JSON.stringify(nothingSchema({ properties: { type: { const: 'ccc' } } })),
    });
    install(folder, 'mine', { 'index.js': module });
    const { registry } = await open(folder, ['mine'], pageWith(folder, ['mine']));
    expect(registry.names('losses').filter((name) => name.endsWith('ccc'))).toEqual(['ccc', 'mine/ccc']);
    expect(registry.get('losses', 'mine/ccc')?.schema).toHaveProperty(
      ['properties', 'type', 'const'],
      'mine/ccc',
    );
  });

  test('a value in package.json that is not a list', async () => {
    const folder = workingFolder();
    write(folder, { 'package.json': { zoo: { plugins: 'mine' } } });
    const { codes } = await refused(open(folder, [], pageWith(folder, ['mine'])));
    expect(codes).toEqual(['plugins-not-a-list', 'plugin-not-allowed']);
    await open(folder); // a page without plugins does not need the list
  });
});
