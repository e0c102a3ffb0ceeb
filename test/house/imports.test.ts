import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project, SourceFile } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { folders, folderTable, rooms, roomTable } from './rooms.js';
import { house, houseOf, pathOf, root, valueImports } from './sources.js';

/** The room that a path inside src belongs to: a folder, or a file right under src. */
const roomAt = (path: string): string =>
  path
    .replace(/^src\//, '')
    .split('/')[0]!
    .replace(/\.[jt]s$/, '');

const packageOf = (module: string): string => module.match(/^(@[^/]+\/)?[^/]+/)![0];

/** A value import that the table does not allow, as a sentence; otherwise nothing. */
function forbidden(file: SourceFile, module: string): string | undefined {
  const path = pathOf(file);
  const from = roomAt(path);
  const table = rooms[from];
  if (table === undefined) return `${path}  is in no room of the table`;
  if (module.startsWith('node:')) return undefined;
  if (!module.startsWith('.')) {
    return packageOf(module) in table.packages ? undefined : `${path}  takes ${packageOf(module)}`;
  }
  const to = roomAt(join(dirname(path), module));
  const same = to === from && (from !== 'parts' || /^src\/parts\/(builtin|core)\.ts$/.test(path));
  const open = same || to === 'errors' || '*' in table.rooms || to in table.rooms;
  return open ? undefined : `${path}  takes ${module}`;
}

const findForbidden = (project: Project): readonly string[] =>
  project
    .getSourceFiles()
    .flatMap((file) => valueImports(file).map(({ module }) => forbidden(file, module)))
    .filter((sentence) => sentence !== undefined);

/** Files that import each other by value in a circle, each circle as its path. */
function findCycles(project: Project): readonly string[] {
  const edges = new Map(
    project.getSourceFiles().map((file) => {
      const path = pathOf(file);
      const near = valueImports(file).filter(({ module, late }) => module.startsWith('.') && !late);
      return [path, near.map(({ module }) => join(dirname(path), module.replace(/\.js$/, '.ts')))] as const;
    }),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}

const sources = house();

describe('imports between rooms', () => {
  it('are those in the table', () => expect(findForbidden(sources)).toEqual([]));

  it.each([
    ['a room imports another', 'src/spec/a.ts', "import { b } from '../plan/b.js';", true],
    ['a room imports another once it is needed', 'src/spec/a.ts', "await import('../plan/b.js');", true],
    ['a part imports another part', 'src/parts/heads/a.ts', "import b from './b.js';", true],
    ['a part imports tfjs', 'src/parts/heads/a.ts', "import * as tf from '@tensorflow/tfjs-core';", true],
    ['a room imports the public door', 'src/plan/a.ts', "export * from '../index.js';", true],
    ['an unknown room', 'src/attic/a.ts', "import 'node:fs';", true],
    ['a type', 'src/spec/a.ts', "import type { B } from '../plan/b.js';", false],
    ['a sentence', 'src/spec/a.ts', "import { b } from '../errors/b.js';", false],
    ['the list of parts', 'src/parts/builtin.ts', "import b from './heads/b.js';", false],
  ])('%s', (_, path, text, found) => {
    expect(findForbidden(houseOf({ [path]: text }))).toHaveLength(found ? 1 : 0);
  });

  it('in the table are all used', () => {
    const used = new Set<string>();
    for (const file of sources.getSourceFiles()) {
      const path = pathOf(file);
      for (const { module } of valueImports(file)) {
        const to = module.startsWith('.') ? roomAt(join(dirname(path), module)) : packageOf(module);
        used.add(`${roomAt(path)} ${to}`);
      }
    }
    const allowed = Object.entries(rooms).flatMap(([room, table]) =>
      [...Object.keys(table.rooms), ...Object.keys(table.packages)].map((to) => `${room} ${to}`),
    );
    expect(allowed.filter((one) => !one.endsWith('*') && !used.has(one))).toEqual([]);
  });

  it('are documented in docs/house.md', () => {
    const documented = readFileSync(`${root}docs/house.md`, 'utf8');
    expect(documented).toContain(roomTable());
    for (const room of Object.keys(folders)) expect(documented).toContain(folderTable(room));
  });

  it.each(Object.keys(folders))('are documented for every folder of %s', (room) => {
    const entries = readdirSync(`${root}src/${room}`, { withFileTypes: true });
    const found = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(found.sort()).toEqual(Object.keys(folders[room]!).sort());
  });
});

describe('value imports', () => {
  it('do not form a circle', () => expect(findCycles(sources)).toEqual([]));

  it('are reported if they form one', () => {
    const files = { 'src/a.ts': "import './b.js';", 'src/b.ts': "export * from './c.js';" };
    expect(findCycles(houseOf({ ...files, 'src/c.ts': "import { a } from './a.js';" }))).toEqual([
      'src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts',
    ]);
    expect(findCycles(houseOf({ ...files, 'src/c.ts': "import type { a } from './a.js';" }))).toEqual([]);
  });
});

/** Every package that is loaded together with a file: late imports do not count. */
function packagesOf(project: Project, start: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const file = project.getSourceFile((one) => pathOf(one) === path);
    if (file === undefined || seen.has(path)) return;
    seen.add(path);
    for (const { module, late } of valueImports(file)) {
      if (late || module.startsWith('node:')) continue;
      if (module.startsWith('.')) visit(join(dirname(path), module.replace(/\.js$/, '.ts')));
      else packages.add(packageOf(module));
    }
  };
  visit(start);
  return packages;
}

describe('a heavy package', () => {
  const heavy = /^(@tensorflow\/.*|onnxruntime-node|onnx-proto|sharp|echarts|ts-morph|fastify|@fastify\/.*)$/;
  const light = ['src/index.ts', 'src/parts/builtin.ts', 'src/run/page/validate.ts', 'src/run/page/open.ts'];
  const commands = sources
    .getSourceFiles()
    .map(pathOf)
    .filter((path) => path.startsWith('src/commands/'));

  it.each([...light, ...commands])('is not loaded with %s', (path) => {
    expect(sources.getSourceFile((one) => pathOf(one) === path)).toBeDefined();
    expect([...packagesOf(sources, path)].filter((name) => heavy.test(name))).toEqual([]);
  });

  it('is found by the check', () => {
    const files = { 'src/a.ts': "import './b.js';", 'src/b.ts': "import 'sharp'; await import('echarts');" };
    expect([...packagesOf(houseOf(files), 'src/a.ts')]).toEqual(['sharp']);
  });
});
