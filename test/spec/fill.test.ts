import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { fillDefaults } from '../../src/run/page/fill.js';
import { checkPage } from '../../src/schema/check.js';
import { patchOf } from '../../src/spec/fill.js';
import { PageText } from '../../src/spec/insert.js';
import { readPage } from '../../src/spec/read.js';
import { pageHash } from '../../src/spec/resolved.js';
import { names } from '../zoo/zoo.js';
import { folderOf } from './pages.js';

const registry = createRegistry(builtinParts);
const zoo = 'zoo';
const context = {
  registry,
  env: {},
  cache: 'cache',
  zoo,
  library: [zoo],
  version: '0',
  now: () => new Date(0),
};

/** The hashes of a page without a profile and under each of its profiles. */
function hashes(file: string): string[] {
  const spec = readPage(file, { env: {}, cache: 'cache', library: [zoo], keepUnset: true });
  return [spec, ...spec.profiles.map(spec.under)].map((each) => pageHash(checkPage(each, registry)));
}

describe.each(names)('zoo/%s.yaml, filled', (name) => {
  it('has the same meaning under every profile, is complete, and still has all its comments', () => {
    const folder = folderOf({});
    for (const each of names) copyFileSync(`zoo/${each}.yaml`, join(folder, `${each}.yaml`));
    const file = join(folder, `${name}.yaml`);
    const children = names.map((each) => join(folder, `${each}.yaml`));
    const before = children.map(hashes);
    const { text, added, before: was } = fillDefaults(file, context);
    writeFileSync(file, text);
    expect(children.map(hashes)).toEqual(before);
    expect(fillDefaults(file, context)).toMatchObject({ text, added: [] });
    if (!was.includes('extends:')) expect(added.length).toBeGreaterThan(0);
    for (const comment of was.match(/#.*/g) ?? []) expect(text).toContain(comment);
  });
});

const page = `# a page
name: mine\t# tab
extends: mtl-no-attention
heads:
  two: # the second
    type: fc
    input:   backbone   # far

    units: 8
    # before labels
    labels: expression # after labels
  one: {type: fc, input: backbone, units: 8,
    labels: expression, } # closed
stages:
  more: { train: [one, two], losses: { one: { type: weighted-cross-entropy, weights: none }, two: &l { type: weighted-cross-entropy } } }
# the end`;

it('a page that extends another gets what its own parts lack, each in the style of its map', () => {
  const file = join(folderOf({ 'page.yaml': page }), 'page.yaml');
  const { text } = fillDefaults(file, context);
  expect(patchOf('page.yaml', page, text)).toBe(`--- page.yaml
+++ page.yaml
@@ -9,8 +9,13 @@
     units: 8
     # before labels
     labels: expression # after labels
+    hidden: []
+    batchNorm: false
+    activation: none
+    dropout: 0
+    init: fan-in
   one: {type: fc, input: backbone, units: 8,
-    labels: expression, } # closed
+    labels: expression, hidden: [], batchNorm: false, activation: none, dropout: 0, init: fan-in, } # closed
 stages:
-  more: { train: [one, two], losses: { one: { type: weighted-cross-entropy, weights: none }, two: &l { type: weighted-cross-entropy } } }
+  more: { train: [one, two], losses: { one: { type: weighted-cross-entropy, weights: none, weight: 1, labelSmoothing: 0, softmax: once }, two: &l { type: weighted-cross-entropy, weight: 1, weights: balanced, labelSmoothing: 0, softmax: once } } }
 # the end
\\ No newline at end of file
`);
});

describe('text into which values are inserted', () => {
  const put = (text: string, ...paths: readonly (readonly string[])[]): string => {
    const written = new PageText(text);
    for (const path of paths) written.insert(path, new Map([['z', { w: [1, 'a, b'] }]]));
    return written.toString();
  };

  it.each([
    ['a block', 'a:\n  b: 1\nc: 2\n', [['a']], 'a:\n  b: 1\n  z: { w: [ 1, "a, b" ] }\nc: 2\n'],
    ['a flow map', 'a: {b: 1}', [['a']], 'a: {b: 1, z: { w: [ 1, "a, b" ] }}'],
    ['an empty one', 'a: {}', [['a']], 'a: { z: { w: [ 1, "a, b" ] } }'],
    [
      'maps that end together',
      'a:\n  b:\n    c: 1 # c\n',
      [[], ['a'], ['a', 'b']],
      'a:\n  b:\n    c: 1 # c\n    z: { w: [ 1, "a, b" ] }\n  z: { w: [ 1, "a, b" ] }\nz: { w: [ 1, "a, b" ] }\n',
    ],
    ['no line end at the end', 'a: 1', [[]], 'a: 1\nz: { w: [ 1, "a, b" ] }'],
    ['Windows line ends', 'a: 1\r\n', [[]], 'a: 1\r\nz: { w: [ 1, "a, b" ] }\r\n'],
    ['after a block of text', 'a: |\n  x\n  y\n', [[]], 'a: |\n  x\n  y\nz: { w: [ 1, "a, b" ] }\n'],
    ['a byte-order mark', '\uFEFFa: 1\n', [[]], '\uFEFFa: 1\nz: { w: [ 1, "a, b" ] }\n'],
    ['not through an alias', 'a: &a { b: 1 }\nc: *a\n', [['c']], 'a: &a { b: 1 }\nc: *a\n'],
    ['not into the target of an alias', 'a: &a { b: 1 }\nc: *a\n', [['a']], 'a: &a { b: 1 }\nc: *a\n'],
  ])('%s', (_, text, paths, expected) => expect(put(text, ...paths)).toBe(expected));
});

it('refuses to fill pages of the zoo', () => {
  expect(() => fillDefaults('ex-fc', context)).toThrow('[fills-files]');
  expect(() => fillDefaults('test/fixtures/pages/bad/empty-value.yaml', context)).toThrow('[empty-value]');
  expect(readFileSync('zoo/ex-fc.yaml', 'utf8')).not.toContain('hidden');
});
