import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { Budget } from '../../src/spec/budget.js';
import { merge } from '../../src/spec/merge.js';
import { plain } from '../../src/spec/node.js';
import { parseYaml } from '../../src/spec/yaml.js';

const node = (text: string) =>
  parseYaml(text, (offset) => ({ file: text, line: 1, column: offset + 1 }), new Budget()).node ??
  expect.fail('no YAML');

function merged(base: string, over: string) {
  const problems: Problem[] = [];
  const value = plain(merge(node(base), node(over), problems, []));
  return { value, problems: problems.map(({ code, path, place }) => `${code} ${path} at ${place?.column}`) };
}

describe('the rules of merging', () => {
  it.each([
    ['maps merge key by key', '{a: {x: 1, y: 2}}', '{a: {y: 3, z: 4}}', { a: { x: 1, y: 3, z: 4 } }],
    ['a list replaces a list', '{a: [1, 2, 3]}', '{a: [4]}', { a: [4] }],
    ['a value replaces a map', '{a: {x: 1}}', '{a: 2}', { a: 2 }],
    ['a map replaces a value', '{a: 2}', '{a: {x: 1}}', { a: { x: 1 } }],
    [
      'a type that changes replaces the node',
      '{a: {type: p, x: 1}}',
      '{a: {type: q, y: 2}}',
      { a: { type: 'q', y: 2 } },
    ],
    [
      'the same type merges',
      '{a: {type: p, x: 1}}',
      '{a: {type: p, y: 2}}',
      { a: { type: 'p', x: 1, y: 2 } },
    ],
    ['no type merges', '{a: {type: p, x: 1}}', '{a: {y: 2}}', { a: { type: 'p', x: 1, y: 2 } }],
    ['a first type merges', '{a: {x: 1}}', '{a: {type: p}}', { a: { x: 1, type: 'p' } }],
    ['null deletes', '{a: 1, b: {c: 2, d: 3}}', '{a: null, b: {c: ~}}', { b: { d: 3 } }],
    [
      'false, 0 and "" are values',
      '{a: 1, b: 1, c: 1}',
      '{a: false, b: 0, c: ""}',
      { a: false, b: 0, c: '' },
    ],
    ['what is deleted can come back last', '{a: 1, b: 2}', '{a: null}', { b: 2 }],
  ])('%s', (_, base, over, expected) => {
    expect(merged(base, over)).toEqual({ value: expected, problems: [] });
  });

  it.each([
    ['a missing key', '{a: 1}', '{b: null}', 'deletes-nothing b at 2'],
    ['inside a new map', '{a: 1}', '{b: {c: null}}', 'deletes-nothing b.c at 6'],
    [
      'an option of the replaced type',
      '{a: {type: p, x: 1}}',
      '{a: {type: q, x: null}}',
      'deletes-nothing a.x at 15',
    ],
  ])('deleting %s is a problem', (_, base, over, problem) => {
    expect(merged(base, over).problems).toEqual([problem]);
  });

  it('keeps the order of the base, and appends what is new', () => {
    const { value } = merged('{stages: {z: {e: 1}, a: {e: 2}}}', '{stages: {m: {e: 3}, a: {e: 4}}}');
    expect(Object.keys((value as { stages: object }).stages)).toEqual(['z', 'a', 'm']);
  });
});
