import { describe, expect, it } from 'vitest';
import { bootstrapPairs, quantile } from '../../src/many/bootstrap.js';
import { statistics } from './statistics.js';

interface Quantiles {
  readonly values: number[];
  readonly shares: readonly number[];
  readonly expected: readonly number[];
}

// test/parity/study_statistics.py
it.each(statistics<Quantiles>('quantiles'))(
  'quantiles of $values are numpy’s',
  ({ values, shares, expected }) => {
    for (const [i, share] of shares.entries()) expect(quantile(values, share)).toBeCloseTo(expected[i]!, 12);
  },
);

/** SciPy's percentile intervals of the mean, of 100,000 resamples. */
interface Bootstrap {
  readonly name: string;
  readonly values: readonly number[];
  readonly low: number;
  readonly high: number;
}

describe('the paired bootstrap over rows', () => {
  // test/parity/study_statistics.py: SciPy's bootstrap of the mean of 40 rows, and of ten groups of four of them
  const [rows, groups] = statistics<Bootstrap>('bootstrap');
  const { values } = rows!;
  const mean = (rows: Int32Array): number => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  const pair = { of: [mean], to: [() => 0] };
  const nobody = values.map(() => undefined);

  it('equals SciPy’s, up to chance', () => {
    const [found] = bootstrapPairs([pair], nobody, 20_000);
    expect(found!.low).toBeCloseTo(rows!.low, 2);
    expect(found!.high).toBeCloseTo(rows!.high, 2);
    expect(found).toMatchObject({ by: 'rows', count: 40, resamples: 20_000 });
  });

  it('draws the rows of a group together', () => {
    const subjects = values.map((_, i) => `subject ${Math.floor(i / 4)}`);
    const [found] = bootstrapPairs([pair], subjects, 20_000);
    expect(found!.low).toBeCloseTo(groups!.low, 2);
    expect(found!.high).toBeCloseTo(groups!.high, 2);
    expect(found).toMatchObject({ by: 'groups', count: 10 });
  });

  it('draws all rows of a group whose rows are apart, and as many groups as there are', () => {
    const videos = ['a', 'b', 'a', 'c', 'b', 'a'];
    const draws: Int32Array[] = [];
    const seen = (rows: Int32Array): number => draws.push(rows);
    bootstrapPairs([{ of: [seen], to: [() => 0] }], videos, 20);
    for (const rows of draws) {
      const taken = videos.map((_, row) => rows.filter((one) => one === row).length);
      expect(taken).toEqual([taken[0], taken[1], taken[0], taken[3], taken[1], taken[0]]);
      expect(taken[0]! + taken[1]! + taken[3]!).toBe(3);
    }
    expect(new Set(draws.map((rows) => rows.join())).size).toBeGreaterThan(3);
  });

  it('scores both variants and all seeds on the same rows, each once', () => {
    let calls = 0;
    const noisy = (shift: number) => (rows: Int32Array) => {
      calls++;
      return mean(rows) + shift;
    };
    const base = [noisy(0), noisy(0)];
    const found = bootstrapPairs(
      [
        { of: [noisy(1), noisy(2)], to: base },
        { of: [noisy(3), noisy(3)], to: base },
      ],
      nobody,
      50,
    );
    expect(found[0]!.low).toBeCloseTo(1.5, 9);
    expect(found[1]!.high).toBeCloseTo(3, 9);
    expect(calls).toBe(6 * 50);
  });

  it('gives the same numbers every time, and no interval if most draws have no score', () => {
    expect(bootstrapPairs([pair], nobody, 100)).toEqual(bootstrapPairs([pair], nobody, 100));
    expect(bootstrapPairs([{ of: [() => null], to: [() => 0] }], nobody, 100)).toEqual([undefined]);
  });
});
