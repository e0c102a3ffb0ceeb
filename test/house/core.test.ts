import { dirname, join } from 'node:path';
import type { Project } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { house, houseOf, pathOf, valueImports } from './sources.js';

/** What runs without Node: these rooms, and the parts that need no file. */
const CORE =
  /^src\/((spec|schema|plan|graph|layers|train|random|network|part|web)\/|(registry|canonical|decision|prediction|extent|labels)\.ts$|parts\/core\.ts$)/;

/** Files in these rooms that need Node; the core works without them. */
const ADAPTERS: { readonly [file: string]: string } = {
  'src/spec/read.ts': 'reads the files of this machine',
  'src/spec/node-files.ts': 'the files of this machine',
  'src/spec/conceal.ts': 'paths of this machine',
  'src/schema/ajv.ts': 'compiles the schemas of plugins, which needs eval',
  'src/schema/fault.ts': 'checks schemas of plugins with ajv',
  'src/schema/frame.ts': 'shows the line of a file',
  'src/network/run-onnx.ts': 'onnxruntime-node',
  'src/network/runner.ts': 'chooses onnxruntime-node',
  'src/network/onnx-graph.ts': 'writes ONNX',
  'src/network/onnx.ts': 'writes ONNX',
};

/** Packages that run in a browser, and modules of package.json that have a browser version. */
const PORTABLE = /^(yaml|diff|@dagrejs\/dagre|@noble\/hashes|#(file-)?validators|#compiler)(\/|$)/;

/** Chains of imports by which files of the core reach something that only Node has. */
function findNode(project: Project): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const file = project.getSourceFile((one) => pathOf(one) === path);
    if (file === undefined || done.has(path)) return;
    done.add(path);
    for (const { module } of valueImports(file)) {
      const chain = [...trail, path];
      if (!module.startsWith('.')) {
        if (!PORTABLE.test(module)) found.push([...chain, module].join(' -> '));
        continue;
      }
      const next = join(dirname(path), module.replace(/\.js$/, '.ts'));
      if (next in ADAPTERS) found.push([...chain, next].join(' -> '));
      else visit(next, chain);
    }
  };
  for (const path of project.getSourceFiles().map(pathOf)) {
    if (CORE.test(path) && !(path in ADAPTERS)) visit(path, []);
  }
  return found;
}

describe('the core runs without Node', () => {
  const sources = house();

  it('is true of every file', () => expect(findNode(sources)).toEqual([]));

  it('excepts only files that exist', () => {
    const paths = sources.getSourceFiles().map(pathOf);
    expect(Object.keys(ADAPTERS).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it.each<[string, { readonly [path: string]: string }, number]>([
    ['a module of Node', { 'src/train/a.ts': "import { readFileSync } from 'node:fs';" }, 1],
    ['a package for Node', { 'src/plan/a.ts': "await import('sharp');" }, 1],
    ['an adapter', { 'src/schema/a.ts': "import { readPage } from '../spec/read.js';" }, 1],
    [
      'through another room',
      {
        'src/parts/core.ts': "import a from './heads/a.js';",
        'src/parts/heads/a.ts': "import { b } from '../../errors/b.js';",
        'src/errors/b.ts': "import 'node:os';",
      },
      1,
    ],
    ['a type', { 'src/graph/a.ts': "import type { Stats } from 'node:fs';" }, 0],
    ['outside of the core', { 'src/run/a.ts': "import 'node:fs';" }, 0],
  ])('%s', (_, files, count) => expect(findNode(houseOf(files))).toHaveLength(count));
});
