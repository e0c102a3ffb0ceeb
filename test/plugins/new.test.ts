import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../schemas/generate.mjs';
import PluginNew from '../../src/commands/plugin/new.js';
import { testParts } from '../../src/conformance/test-parts.js';
import type { ZooError } from '../../src/errors/problem.js';
import type { Shelf } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { withPart } from '../../src/plugins/register.js';
import { createRegistry } from '../../src/registry.js';
import { validatePage } from '../../src/run/page/validate.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { addPart } from '../../src/tools/plugin/add-part.js';
import { buildPlugin, newPlugin } from '../../src/tools/plugin/new.js';
import { partNames } from '../../src/tools/scaffold/template.js';
import { quietEvents } from '../run/small.js';
import { open, workingFolder, write } from './packages.js';

const folder = workingFolder();
const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: {} });
const make = (plugin: string, shelf: Shelf = 'heads', part?: string): ReturnType<typeof newPlugin> =>
  newPlugin({ plugin, part, shelf, folder: join(folder, plugin), zoo: '1.2.3' });

beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'declarative-zoo'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true }));

const context = {
  registry: createRegistry(builtinParts),
  env: {},
  zoo: resolve('zoo'),
  version: '1.2.3',
} as Surroundings;

/** Compiles a plugin, checks its parts against the promises of their shelves, and runs their own tests. */
async function expectSound(name: string): Promise<readonly string[]> {
  await generate({ base: join(folder, name), door: 'declarative-zoo' });
  node(resolve('node_modules/typescript/bin/tsc'), '-p', name);
  const { outcomes } = await testParts({ plugin: `./${name}`, from: folder }, context, quietEvents());
  expect(outcomes.filter(({ passed }) => passed === false)).toEqual([]);
  expect(node('--test', '--test-reporter=tap', `${name}/test/`)).toMatch(/^# pass [1-9]/m);
  return [...new Set(outcomes.flatMap((one) => (one.passed ? [one.part] : [])))];
}

// With tsc, as its README says: quicker than the compiler that zoo brings, which the packed tarball's test runs.
describe.each(Object.keys(partNames) as Shelf[])('zoo plugin new --shelf %s', (shelf) => {
  const name = `new-${shelf}`;

  test('makes a plugin that compiles, keeps its promises and passes its own test', async () => {
    await make(name, shelf);
    expect(await expectSound(name)).toEqual([name, `${shelf}.${name}/${partNames[shelf]}`]);
  }, 180_000);

  test('comes with a page that is valid if the plugin is allowed, and refused if not', async () => {
    const page = join(folder, name, 'zoo', `${name}-demo.yaml`);
    // No page names an executor, so its page is valid with or without it.
    if (shelf !== 'executors')
      await expect(open(folder, [], page)).rejects.toThrow('which is not allowed to run code here');
    const context = await open(folder, [`./${name}`], page);
    expect(() => validatePage({ page }, context)).not.toThrow();
  });
});

describe('zoo plugin new', () => {
  test('offers every shelf', () => {
    expect([...PluginNew.flags.shelf.options!].sort()).toEqual(Object.keys(partNames).sort());
  });

  test('accepts a scope, and another name for the part', async () => {
    const { files, page } = await make('@me/mine', 'heads', 'two-share');
    expect(page).toBe('mine-demo');
    expect(files).toContain('src/parts/heads/two-share.ts');
    const text = (file: string): string => readFileSync(join(folder, '@me', 'mine', file), 'utf8');
    expect(text('zoo/mine-demo.yaml')).toContain('ex: { type: "@me/mine/two-share", a: wide');
    expect(text('src/parts/heads/two-share.ts')).toContain("from '../../generated/heads/two-share.js'");
    expect(JSON.parse(text('package.json'))).toMatchObject({
      name: '@me/mine',
      peerDependencies: { 'declarative-zoo': '^1.2.3' },
    });
  });

  test.each([
    ['an invalid name', 'Mine', undefined, 'the plugin "Mine" must consist of lowercase letters'],
    ['a part with a slash', 'mine', 'a/b', 'the part "a/b" must consist of lowercase letters'],
    ['a folder that is not empty', 'mine', undefined, 'already exists and is not empty'],
  ])('refuses %s', async (_, plugin, part, said) => {
    const taken = join(folder, 'taken');
    write(taken, { 'notes.txt': 'mine' });
    await expect(newPlugin({ plugin, part, shelf: 'heads', folder: taken, zoo: '1.0.0' })).rejects.toThrow(
      said,
    );
  });
});

describe('zoo plugin new --into', () => {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const add = (plugin: string, shelf: Shelf, part?: string): ReturnType<typeof addPart> =>
    addPart({ folder: join(folder, plugin), shelf, part, zoo: '1.2.3' });

  test('adds a part that is compiled, keeps its promises and passes its own test', async () => {
    await make('several');
    const { written, changed } = await add('several', 'losses', 'focal');
    expect(written).toEqual(['schemas/losses/focal.json', 'src/parts/losses/focal.ts', 'test/focal.test.js']);
    expect(changed).toEqual(['src/index.ts', 'README.md']);
    expect(await expectSound('several')).toEqual(['several', 'heads.several/mix', 'losses.several/focal']);
    expect(text('several/README.md')).toMatch(
      /^\| \[`several\/mix`\].*\n\| \[`several\/focal`\]\(src\/parts\/losses\/focal\.ts\) \| Squared error .*\|\n\n## Use it$/m,
    );
  }, 180_000);

  test('packs the example of a data set, which a second one shares', async () => {
    await make('@me/photos');
    expect((await add('@me/photos', 'datasets')).written).toContain('example/labels.csv');
    const second = await add('@me/photos', 'datasets', 'other-table');
    expect(second.written).not.toContain('example/labels.csv');
    expect(JSON.parse(text('@me/photos/package.json')).files).toContain('example');
    expect(text('@me/photos/src/index.ts')).toContain('parts: [part, tableDataSet, otherTableDataSet]');
  });

  test('refuses to overwrite, and changes nothing', async () => {
    await make('kept');
    write(folder, { 'kept/test/focal.test.js': 'mine' });
    await expect(add('kept', 'losses', 'focal')).rejects.toThrow('focal.test.js already exists');
    await expect(add('kept', 'heads', 'mix')).rejects.toThrow('Choose another name with --part');
    expect(text('kept/src/index.ts')).not.toContain('focal');
    expect(existsSync(join(folder, 'kept/src/parts/losses'))).toBe(false);
  });

  test('does not change a README without a table of parts', async () => {
    await make('plain-readme');
    write(folder, { 'plain-readme/README.md': '# Mine\n' });
    expect((await add('plain-readme', 'metrics')).changed).toEqual(['src/index.ts']);
    expect(text('plain-readme/README.md')).toBe('# Mine\n');
  });

  test.each([
    ['a name', 'const mine: Plugin = { parts: [a] };\nexport default mine;', 'parts: [a, b]'],
    ['as', 'export default ({ parts: [] } as Plugin);', 'parts: [b]'],
    ['several lines', 'export default {\n  parts: [\n    a,\n  ],\n};', /parts: \[\n\s+a,\n\s+b\n?/],
    ['a name that is taken', 'const b = 1;\nexport default { parts: [a] };', 'parts: [a, b2]'],
  ])('registers a part in a default export by %s', (_, before, after) => {
    const registered = withPart(before, { module: './b.js', identifier: 'b' });
    expect(registered).toMatch(after);
    expect(registered).toMatch(/^import b2? from '\.\/b\.js';$/m);
  });

  test.each(['export const parts = [];', 'export default { parts: all() };', 'export default make();'])(
    'does not guess where %s has its parts',
    async (index) => {
      expect(withPart(index, { module: './b.js', identifier: 'b' })).toBeUndefined();
    },
  );

  test('says what it expects of src/index.ts, and of the folder', async () => {
    await make('unlisted');
    write(folder, { 'unlisted/src/index.ts': 'export const parts = [];' });
    await expect(add('unlisted', 'losses')).rejects.toThrow('has no default export with a list of parts');
    await expect(add('nowhere', 'losses')).rejects.toThrow('nowhere');
  });
});

describe('zoo plugin build', () => {
  test('reports an error with its line', async () => {
    await make('typo');
    const file = join(folder, 'typo', 'src', 'parts', 'heads', 'mix.ts');
    write(folder, {
      'typo/src/parts/heads/mix.ts': readFileSync(file, 'utf8').replace('{ share }', '{ shade }'),
    });
    const problems = await buildPlugin(join(folder, 'typo'), resolve('.')).catch(
      (error: ZooError) => error.problems,
    );
    expect(problems).toContainEqual({
      code: 'plugin-does-not-compile',
      message: "Property 'shade' does not exist on type 'MixOptions'. (TS2339)",
      place: { file, line: 15, column: 12 },
    });
  });

  test('reports a folder without TypeScript, which has nothing to build', async () => {
    write(folder, { 'plain/index.js': '' });
    await expect(buildPlugin(join(folder, 'plain'), resolve('.'))).rejects.toThrow('has no tsconfig.json');
  });
});
