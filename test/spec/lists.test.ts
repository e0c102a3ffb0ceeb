import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/spec/read.js';
import { folderOf } from './pages.js';

/** Reads `page.yaml` of these files: its value, and its problems with their places. */
function read(files: { readonly [name: string]: string }, set: readonly string[] = [], profile?: string) {
  const file = join(folderOf(files), 'page.yaml');
  const { value, problems } = readPage(file, { env: {}, cache: '/cache', library: [], set, profile });
  return {
    value,
    problems: problems.map(
      ({ code, path, place }) =>
        `${code} ${path} ${place?.file.replace(/^.*\//, '')}:${place?.line}:${place?.column}`,
    ),
  };
}

const parent = 'a: { list: [x, y, z], one: x }\n';

describe('a list that is inherited', () => {
  it.each([
    ['append', 'list: { append: [w] }', { list: ['x', 'y', 'z', 'w'], one: 'x' }],
    ['remove', 'list: { remove: [z, x] }', { list: ['y'], one: 'x' }],
    ['replace', 'list: { replace: [w] }', { list: ['w'], one: 'x' }],
    ['both: remove, then append', 'list: { append: [y], remove: [y] }', { list: ['x', 'z', 'y'], one: 'x' }],
    ['one value for a list of one', 'list: { append: w, remove: x }', { list: ['y', 'z', 'w'], one: 'x' }],
    ['append to one value', 'one: { append: [y] }', { list: ['x', 'y', 'z'], one: ['x', 'y'] }],
    ['a plain list', 'list: [w]', { list: ['w'], one: 'x' }],
  ])('%s', (_, page, a) => {
    const found = read({ 'parent.yaml': parent, 'page.yaml': `extends: parent.yaml\na: { ${page} }` });
    expect(found).toEqual({ value: { a }, problems: [] });
  });

  it('is changed by every page in turn, by the profile and by --set', () => {
    const files = {
      'grandparent.yaml': 'a: [1]\nprofiles: { p: { a: { append: [5] } } }',
      'parent.yaml': 'extends: grandparent.yaml\na: { append: [2] }',
      'page.yaml':
        'extends: parent.yaml\na: { append: [3], remove: [1] }\nprofiles: { p: { a: { append: [6] } } }',
    };
    expect(read(files)).toEqual({ value: { a: [2, 3] }, problems: [] });
    expect(read(files, ['a+=7', 'a-=[2, 5]', 'a+=[8, 9]'], 'p')).toEqual({
      value: { a: [3, 6, 7, 8, 9] },
      problems: [],
    });
  });

  it('may come from an earlier page than the one with the change', () => {
    const files = {
      'base.yaml': 'a: [1, 2]',
      'first.yaml': 'a: { append: [3, 4], remove: [1] }',
      'second.yaml': 'extends: first.yaml\na: { append: [5], remove: [2, 3] }',
      'page.yaml': 'extends: [base.yaml, second.yaml]',
    };
    expect(read(files)).toEqual({ value: { a: [4, 5] }, problems: [] });
  });

  it('may come from training', () => {
    const page = 'training: { s: { at: [1] } }\nstages: { a: { s: { at: { append: [2] } } }, b: {} }';
    expect(read({ 'page.yaml': page }).value.stages).toEqual({
      a: { s: { at: [1, 2] } },
      b: { s: { at: [1] } },
    });
  });

  it('that the page no longer has is not changed by a profile of the parent', () => {
    const files = {
      'parent.yaml': 'n: { a: [1], b: 1 }\nprofiles: { p: { n: { a: { append: [2] } } } }',
      'page.yaml': 'extends: parent.yaml\nn: { a: null }',
    };
    expect(read(files, [], 'p')).toEqual({ value: { n: { b: 1 } }, problems: [] });
  });
});

describe('a mistake in a change', () => {
  it.each([
    ['a missing item', 'list: { remove: [x, w] }', 'not-in-list a.list page.yaml:2:26'],
    ['a misspelled operator', 'list: { apend: [w] }', 'unknown-list-operator a.list.apend page.yaml:2:14'],
    ['an operator too many', 'list: { append: [w], x: 1 }', 'unknown-list-operator a.list.x page.yaml:2:27'],
    [
      'replace with another operator',
      'list: { replace: [w], append: [x] }',
      'replace-alone a.list.replace page.yaml:2:14',
    ],
    ['a map of items', 'list: { append: { w: 1 } }', 'list-operator-items a.list.append page.yaml:2:22'],
    ['nothing', 'list: { append: null }', 'list-operator-items a.list.append page.yaml:2:22'],
  ])('%s', (_, page, problem) => {
    const files = { 'parent.yaml': parent, 'page.yaml': `extends: parent.yaml\na: { ${page} }` };
    expect(read(files).problems).toEqual([problem]);
  });

  it('leaves the list unchanged, so that no other error follows from it', () => {
    const files = { 'parent.yaml': parent, 'page.yaml': 'extends: parent.yaml\na: { list: { apend: [w] } }' };
    const inherited = read({ 'page.yaml': parent }).value.a as { list: unknown };
    expect(read(files).value.a).toMatchObject({ list: inherited.list });
  });

  it.each([
    ['a-=w', 'not-in-list a --set:1:4'],
    ['a+=', 'set-form undefined --set:1:1'],
    ['+=w', 'set-form undefined --set:1:1'],
    ['a+={b: 1}', 'list-operator-items a.append --set:1:4'],
  ])('--set %s', (setting, problem) => {
    expect(read({ 'page.yaml': 'a: [x]' }, [setting]).problems).toEqual([problem]);
  });
});

it('a head may have the name of an operator', () => {
  const page = 'heads: { append: { type: fc }, remove: { type: fc } }';
  expect(read({ 'page.yaml': page }, ['heads.append.units=2'])).toEqual({
    value: { heads: { append: { type: 'fc', units: 2 }, remove: { type: 'fc' } } },
    problems: [],
  });
});
