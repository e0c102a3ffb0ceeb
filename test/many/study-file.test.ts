import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { listStudies } from '../../src/many/list.js';
import { findStudy, readStudy } from '../../src/many/study-file.js';
import { validateStudy } from '../../src/many/validate.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import type { Surroundings } from '../../src/run/surroundings.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-study-'));
afterAll(() => rmSync(folder, { recursive: true }));
const library = [resolve('zoo')];
const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library,
  version: '0.0.0',
  now: () => new Date(0),
};

const file = join(folder, 'study.yaml');
/** A study of this text, whose first two lines are given. */
const read = (text: string) => {
  writeFileSync(file, `kind: study\nname: mine\n${text}`);
  return readStudy(findStudy(file, library)!, library);
};
/** The codes of the errors, each with its line. */
const wrong = (text: string, check = false): readonly string[] => {
  try {
    const study = read(text);
    if (check) validateStudy(study, {}, context);
    return [];
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    return error.problems.map(({ code, place }) => `${place?.line} ${code}`);
  }
};

describe('a study file', () => {
  it('has variants that add to their parents', () => {
    const { variants, contrasts, seeds, metric } = read(`page: ex-fc
metric: P_EX
variants:
  base: {}
  wide: { set: { training.batch: 32, heads.ex.dropout: 0.5 } }
  deep: { parent: wide, set: { training.epochs: 2 } }
  other: { page: ex-cross-attn, parent: deep }
  alone: { parent: null, page: ex-fc-authors-code, profile: paper }
`);
    expect(variants.map(({ name, set }) => [name, set])).toEqual([
      ['base', []],
      ['wide', ['training.batch=32', 'heads.ex.dropout=0.5']],
      ['deep', ['training.batch=32', 'heads.ex.dropout=0.5', 'training.epochs=2']],
      ['other', []],
      ['alone', []],
    ]);
    expect(variants.map(({ page }) => page.replace(/^.*\//, ''))).toEqual([
      'ex-fc.yaml',
      'ex-fc.yaml',
      'ex-fc.yaml',
      'ex-cross-attn.yaml',
      'ex-fc-authors-code.yaml',
    ]);
    expect(variants.map(({ profile }) => profile)).toEqual([...Array(4).fill(undefined), 'paper']);
    expect(contrasts).toEqual([
      { of: 'wide', to: 'base' },
      { of: 'deep', to: 'wide' },
      { of: 'other', to: 'deep' },
    ]);
    expect([seeds, metric]).toEqual([[1, 2, 3, 4, 5, 6], 'P_EX']);
  });

  it('has the combinations of a matrix, against the page as written', () => {
    const { variants, contrasts, seeds } = read(`page: ex-fc
matrix: { training.batch: [32, 64], heads.ex.init: [units, xavier] }
seeds: [5, 9]
`);
    expect(variants.map(({ name }) => name)).toEqual([
      'as written',
      'batch=32, init=units',
      'batch=32, init=xavier',
      'batch=64, init=units',
      'batch=64, init=xavier',
    ]);
    expect(variants[2]!.set).toEqual(['training.batch=32', 'heads.ex.init="xavier"']);
    expect(contrasts.map(({ to }) => to)).toEqual(Array(4).fill('as written'));
    expect(seeds).toEqual([5, 9]);
  });

  it('lists its own comparisons', () => {
    const text = 'page: ex-fc\nvariants: { a: {}, b: { set: { training.batch: 8 } } }\n';
    expect(read(`${text}comparisons: [{ of: a, to: b }]`).contrasts).toEqual([{ of: 'a', to: 'b' }]);
  });

  it.each([
    ['neither variants nor a matrix', 'page: ex-fc\n', ['2 variants-or-matrix']],
    ['both', 'page: ex-fc\nvariants: { a: {} }\nmatrix: { training.batch: [1] }\n', ['2 variants-or-matrix']],
    ['an unknown key', 'page: ex-fc\nvariants: { a: {} }\nseed: 3\n', ['5 unknown-option']],
    ['a variant twice', 'page: ex-fc\nvariants:\n  a: {}\n  a: {}\n', ['6 duplicate-key']],
    ['no page', 'variants:\n  a: {}\n', ['4 variant-without-page']],
    ['a matrix without a page', 'matrix: { training.batch: [1] }\n', ['3 matrix-without-page']],
    ['a page that does not exist', 'page: ex-fcc\nvariants: { a: {} }\n', ['3 no-such-page']],
    [
      'a parent that does not exist',
      'page: ex-fc\nvariants:\n  a: {}\n  b: { parent: aa }\n',
      ['6 no-such-variant'],
    ],
    [
      'these parents form a cycle',
      'page: ex-fc\nvariants:\n  a: {}\n  b: { parent: c }\n  c: { parent: b }\n',
      ['6 parent-cycle'],
    ],
    [
      'a comparison of what does not exist',
      'page: ex-fc\nvariants: { a: {} }\ncomparisons: [{ of: a, to: z }]\n',
      ['5 no-such-variant'],
    ],
    [
      'a comparison with itself',
      'page: ex-fc\nvariants: { a: {} }\ncomparisons: [{ of: a, to: a }]\n',
      ['5 idle-comparison'],
    ],
    [
      'too many units',
      'page: ex-fc\nmatrix: { training.batch: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }\nseeds: 1000\n',
      ['5 too-many-units'],
    ],
    ['seeds of another kind', 'page: ex-fc\nvariants: { a: {} }\nseeds: many\n', ['5 wrong-type']],
  ])('is refused with %s', (_, text, expected) => expect(wrong(text)).toEqual(expected));

  it.each([
    [
      'a path that the page does not have',
      'page: ex-fc\nvariants:\n  a: {}\n  b: { set: { training.batch: 8 } }\n  c:\n    parent: b\n    set:\n      heads.ex.unit: 4\n',
      ['10 unknown-option'],
    ],
    [
      'two variants that are the same page',
      'page: ex-fc\nvariants:\n  a: {}\n  b: { set: { training.momentum: null } }\n  c: {}\n',
      ['7 same-variant'],
    ],
    [
      'a metric that a page does not have',
      'page: ex-fc\nmetric: P_AU\nvariants: { a: {} }\n',
      ['4 variant-lacks-metric'],
    ],
    ['a value that does not fit', 'page: ex-fc\nmatrix: { training.epochs: [1, many] }\n', ['4 wrong-type']],
  ])('is not valid with %s', (_, text, expected) => {
    const found = wrong(text, true);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('is not a page, nor is a page a study', () => {
    expect(findStudy(resolve('zoo/ex-fc.yaml'), library)).toBeUndefined();
    expect(findStudy('ex-fc', library)).toBeUndefined();
    expect(findStudy('table-2', library)!.file).toMatch(/studies.table-2\.yaml$/);
  });
});

describe('the studies of the zoo', () => {
  const { entries, problems } = listStudies(library, []);

  it('are the four tables of the paper and two of our own, and valid', () => {
    expect(problems).toEqual([]);
    expect(entries.map(({ name, variants, metric }) => [name, variants.length, metric])).toEqual([
      ['coupling', 3, 'P_MTL'],
      ['table-1', 5, 'P_MTL'],
      ['table-2', 3, 'P_AU'],
      ['table-3', 2, 'P_VA'],
      ['table-4', 2, 'P_EX'],
      ['time-and-voice', 4, 'P_MTL'],
    ]);
    for (const { name } of entries)
      expect(() => validateStudy(readStudy(findStudy(name, library)!, library), {}, context)).not.toThrow();
  });

  it('have enough seeds for an adjusted p of .05', () => {
    for (const { name } of entries) {
      const { contrasts, seeds } = readStudy(findStudy(name, library)!, library);
      expect(contrasts.length * 2 ** (1 - seeds.length)).toBeLessThanOrEqual(0.05);
      expect(contrasts.length * 2 ** (2 - seeds.length)).toBeGreaterThan(0.05);
    }
  });
});
