import { describe, expect, it } from 'vitest';
import { withNames } from '../../src/spec/names.js';

const names = { name: 'mine', parent: (word: string) => (word === 'base.yaml' ? '../zoo/base.yaml' : word) };

describe('a page under other names', () => {
  it.each([
    ['its name', 'name: theirs # why\nx: 1', 'name: mine # why\nx: 1'],
    ['what it extends', 'name: a\nextends: base.yaml\n', 'name: mine\nextends: ../zoo/base.yaml\n'],
    ['each of what it extends', 'extends: [ex-fc,  base.yaml]', 'extends: [ex-fc,  ../zoo/base.yaml]'],
    ['in quotes where it was', "name: 'a b'", 'name: mine'],
    ['nothing but names', 'name: 3\nextends: { a: base.yaml }', 'name: 3\nextends: { a: base.yaml }'],
    ['no page', '- name: a', '- name: a'],
  ])('has %s, and the rest unchanged', (_, text, expected) => {
    expect(withNames(text, names)).toBe(expected);
  });

  it.each(['a: b', 'yes ', '- a', '"a"', '1'])(
    'quotes %j, which YAML would read as something else',
    (name) => {
      expect(withNames('name: x', { ...names, name })).toBe(`name: ${JSON.stringify(name)}`);
    },
  );
});
