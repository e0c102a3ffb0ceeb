import { describe, expect, it } from 'vitest';
import { holm, signFlip, significanceOf } from '../../src/many/significance.js';
import { significanceLimit, significanceText } from '../../src/report/comparison-table.js';
import { record } from '../report/sample.js';

describe('the exact sign-flip test', () => {
  // SciPy 1.17: permutation_test((d,), mean, permutation_type='samples', n_resamples=inf).pvalue
  it.each([
    [[0.02, 0.04, 0.03], 0.25],
    [[1, 1, -1, 2, 0, 3], 0.25],
    [[0.031, -0.012, 0.022, 0.008, 0.017, 0.005, -0.003, 0.026], 0.0703125],
    [[0.5, 0.1, 0.2, 0.4, 0.3, -0.1, 0.6, -0.2, 0.15, 0.05, 0.35], 0.0224609375],
  ])('of %j is %f', (differences, p) => expect(signFlip(differences)).toBe(p));

  it('of no difference at all is 1, and of n equal ones 2^(1 - n)', () => {
    expect(signFlip([0, 0, 0])).toBe(1);
    for (const n of [2, 5, 24]) expect(signFlip(Array(n).fill(0.1))).toBe(2 ** (1 - n));
  });
});

// statsmodels 0.14: multipletests(p, method='holm')
it.each([
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [
    [0.0625, 0.5, 0.0625],
    [0.1875, 0.5, 0.1875],
  ],
])('Holm adjusts %j to %j', (ps, expected) => {
  for (const [i, p] of holm(ps).entries()) expect(p).toBeCloseTo(expected[i]!, 12);
});

describe('pages over seeds', () => {
  const run = (name: string, seed: number, value: number) => ({
    ...record,
    name,
    seed,
    scores: { P_AU: { value } },
  });
  const records = [1, 2, 3, 4, 5].flatMap((seed) => [
    run('a', seed, 0.5),
    run('b', seed, 0.5 + seed / 100),
    run('c', seed, seed === 5 ? 0.49 : 0.51),
  ]);

  it('say wins, p, and what this many seeds can show at best', () => {
    const found = significanceOf(records, 'P_AU', false)!;
    expect(significanceText(found).rows).toEqual([
      ['b', '5 of 5', '.0625', '.125'],
      ['c', '4 of 5', '.375', '.375'],
    ]);
    // 2 x 2^-4 = .125; 2 x 2^(1 - n) <= .05 from n = 7 on
    expect(significanceLimit(found)).toContain(
      '5 seeds and 2 comparisons, an adjusted p cannot be below .125',
    );
    expect(significanceLimit(found)).toContain('.05 takes at least 7 seeds');
  });

  it('of an error less is a win; without two shared seeds nothing is tested', () => {
    expect(significanceOf(records, 'P_AU', true)!.pages.map(({ wins }) => wins)).toEqual([0, 1]);
    expect(
      significanceOf([run('a', 1, 0.5), run('b', 1, 0.6), run('b', 2, 0.6)], 'P_AU', false),
    ).toBeUndefined();
  });
});
