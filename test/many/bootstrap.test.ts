import { describe, expect, it } from 'vitest';
import { bootstrapPairs, quantile } from '../../src/many/bootstrap.js';

// numpy 2.4: quantile([3, 1, 4, 1, 5, 9, 2, 6], q)
it.each([
  [0.025, 1],
  [0.5, 3.5],
  [0.975, 8.475],
])('the quantile %f is numpy’s', (share, expected) =>
  expect(quantile([3, 1, 4, 1, 5, 9, 2, 6], share)).toBeCloseTo(expected, 12),
);

describe('the paired bootstrap over rows', () => {
  const values = Array.from({ length: 40 }, (_, i) => ((7 * i * i + 3 * i) % 23) / 23 - 0.35);
  const mean = (rows: Int32Array): number => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  const pair = { of: [mean], to: [() => 0] };
  const nobody = values.map(() => undefined);

  // SciPy 1.17: bootstrap((values,), mean, n_resamples=100000, method='percentile', random_state=1)
  it('is SciPy’s, but for chance', () => {
    const [found] = bootstrapPairs([pair], nobody, 20_000);
    expect(found!.low).toBeCloseTo(-0.0076, 2);
    expect(found!.high).toBeCloseTo(0.1609, 2);
    expect(found).toMatchObject({ by: 'rows', count: 40, resamples: 20_000 });
  });

  // The same of the means of ten groups of four rows.
  it('draws the rows of a group together', () => {
    const groups = values.map((_, i) => `subject ${Math.floor(i / 4)}`);
    const [found] = bootstrapPairs([pair], groups, 20_000);
    expect(found!.low).toBeCloseTo(0.0011, 2);
    expect(found!.high).toBeCloseTo(0.1533, 2);
    expect(found).toMatchObject({ by: 'groups', count: 10 });
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

  it('gives the same numbers every time, and none where most draws have no score', () => {
    expect(bootstrapPairs([pair], nobody, 100)).toEqual(bootstrapPairs([pair], nobody, 100));
    expect(bootstrapPairs([{ of: [() => null], to: [() => 0] }], nobody, 100)).toEqual([undefined]);
  });
});
