import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPage } from '../../src/spec/read.js';
import { folderOf } from './pages.js';

// columns counted by hand
it.each([
  ['a duplicate', 'a: { b: 1, c: 2, b: 3 }', 'duplicate-key a.b 1:18'],
  ['a merge key', 'a: { <<: { b: 1 } }', 'merge-key a.<< 1:6'],
  ['a property of all objects', 'a: { __proto__: 1 }', 'forbidden-key a.__proto__ 1:6'],
  ['a list', 'a: { [b]: 1 }', 'key-not-text a 1:6'],
  ['a list, in the page itself', '[b]: 1', 'key-not-text undefined 1:1'],
  ['one without a value', 'a:\n  b:\n  c: 1', 'empty-value a.b 2:3'],
])('a key: %s', (_, text, problem) => {
  const file = join(folderOf({ 'page.yaml': text }), 'page.yaml');
  const { problems } = readPage(file, { env: {}, cache: '/cache', library: [] });
  expect(problems.map(({ code, path, place }) => `${code} ${path} ${place?.line}:${place?.column}`)).toEqual([
    problem,
  ]);
});
