import { describe, expect, it } from 'vitest';
import { holm, signFlip, significanceOf } from '../../src/many/significance.js';
import { significanceLimit, significanceText } from '../../src/report/comparison-table.js';
import { record } from '../report/sample.js';
import { statistics } from './statistics.js';

describe('the exact sign-flip test', () => {
  // test/parity/study_statistics.py: SciPy's permutation_test, exact
  it.each(statistics<{ differences: number[]; p: number }>('sign-flip'))(
    'of $differences is $p',
    ({ differences, p }) => expect(signFlip(differences)).toBe(p),
  );

  it('of no difference at all is 1, and of n equal ones 2^(1 - n)', () => {
    expect(signFlip([0, 0, 0])).toBe(1);
    for (const n of [2, 5, 24]) expect(signFlip(Array(n).fill(0.1))).toBe(2 ** (1 - n));
  });
});

// test/parity/study_statistics.py: multipletests of statsmodels
it.each(statistics<{ ps: number[]; adjusted: number[] }>('holm'))(
  'Holm adjusts $ps to $adjusted',
  ({ ps, adjusted }) => {
    for (const [i, p] of holm(ps).entries()) expect(p).toBeCloseTo(adjusted[i]!, 12);
  },
);

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

  it('show wins, p, and the best that this number of seeds can show', () => {
    const found = significanceOf(records, 'P_AU', false)!;
    expect(significanceText(found).rows).toEqual([
      ['b', '5 of 5', '.0625', '.125'],
      ['c', '4 of 5', '.375', '.375'],
    ]);
    // 2 x 2^-4 = .125; 2 x 2^(1 - n) <= .05 from n = 7 on
    expect(significanceLimit(found)).toContain(
      '5 seeds and 2 comparisons, an adjusted p cannot be below .125',
    );
    expect(significanceLimit(found)).toContain('.05 needs at least 7 seeds');
  });

  it('win with a lower error, and are not tested without two shared seeds', () => {
    expect(significanceOf(records, 'P_AU', true)!.pages.map(({ wins }) => wins)).toEqual([0, 1]);
    expect(
      significanceOf([run('a', 1, 0.5), run('b', 1, 0.6), run('b', 2, 0.6)], 'P_AU', false),
    ).toBeUndefined();
  });
});
