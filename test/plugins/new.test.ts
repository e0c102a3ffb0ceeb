import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../schemas/generate.mjs';
import PluginNew from '../../src/commands/plugin/new.js';
import { testParts } from '../../src/conformance/test-parts.js';
import type { ZooError } from '../../src/errors/problem.js';
import type { Shelf } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { validatePage } from '../../src/run/page/validate.js';
import type { Surroundings } from '../../src/run/surroundings.js';
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

// With tsc, as its README says: quicker than the compiler that zoo brings, which the packed tarball's test runs.
describe.each(Object.keys(partNames) as Shelf[])('zoo plugin new --shelf %s', (shelf) => {
  const name = `new-${shelf}`;

  test('makes a plugin that compiles, keeps its promises and passes its own test', async () => {
    await make(name, shelf);
    await generate({ base: join(folder, name), door: 'declarative-zoo' });
    node(resolve('node_modules/typescript/bin/tsc'), '-p', name);
    const context = {
      registry: createRegistry(builtinParts),
      env: {},
      zoo: resolve('zoo'),
      version: '1.2.3',
    } as Surroundings;
    const { outcomes } = await testParts({ plugin: `./${name}`, from: folder }, context, quietEvents());
    expect(outcomes.filter(({ passed }) => passed)).not.toEqual([]);
    expect(outcomes.filter(({ passed }) => passed === false)).toEqual([]);
    expect(node('--test', '--test-reporter=tap', `${name}/test/`)).toMatch(/^# pass [1-9]/m);
  }, 180_000);

  test('comes with a page that is sound where the plugin is allowed, and refused where it is not', async () => {
    const page = join(folder, name, 'zoo', `${name}-demo.yaml`);
    await expect(open(folder, [], page)).rejects.toThrow('nobody has allowed it to run code here');
    const context = await open(folder, [`./${name}`], page);
    expect(() => validatePage({ page }, context)).not.toThrow();
  });
});

describe('zoo plugin new', () => {
  test('offers every shelf', () => {
    expect([...PluginNew.flags.shelf.options!].sort()).toEqual(Object.keys(partNames).sort());
  });

  test('takes a scope, and another name for the part', async () => {
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
    ['a name that is none', 'Mine', undefined, 'the plugin "Mine" is not of small letters'],
    ['a part with a slash', 'mine', 'a/b', 'the part "a/b" is not of small letters'],
    ['a folder with something in it', 'mine', undefined, 'is there already, and not empty'],
  ])('refuses %s', async (_, plugin, part, said) => {
    const taken = join(folder, 'taken');
    write(taken, { 'notes.txt': 'mine' });
    await expect(newPlugin({ plugin, part, shelf: 'heads', folder: taken, zoo: '1.0.0' })).rejects.toThrow(
      said,
    );
  });
});

describe('zoo plugin build', () => {
  test('says where a mistake is, with its line', async () => {
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

  test('says that a folder without TypeScript has nothing to build', async () => {
    write(folder, { 'plain/index.js': '' });
    await expect(buildPlugin(join(folder, 'plain'), resolve('.'))).rejects.toThrow('has no tsconfig.json');
  });
});
