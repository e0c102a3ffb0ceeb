import { describe, expect, it } from 'vitest';
import { compareRuns, seedDifferences } from '../../src/many/compare.js';
import { studentQuantile } from '../../src/many/student.js';
import { comparisonText } from '../../src/report/comparison-table.js';
import { record } from '../report/sample.js';

const run = (name: string, seed: number, value: number) => ({
  ...record,
  name,
  seed,
  scores: { P_AU: { value } },
});

describe("Student's t", () => {
  // R: qt(0.975, df)
  it.each([
    [1, 12.7062],
    [4, 2.776445],
    [11, 2.200985],
    [30, 2.042272],
    [1000, 1.962339],
  ])('has its 97.5 %% quantile at %i degrees', (degrees, t) =>
    expect(studentQuantile(degrees)).toBeCloseTo(t, 3),
  );
});

describe('comparing pages over seeds', () => {
  // differences .02 .04 .03: mean .03, s .01, half = 4.302653 * .01 / sqrt(3) = .024841 (R: t.test(x)$conf.int)
  const records = [
    run('a', 1, 0.5),
    run('a', 2, 0.52),
    run('a', 3, 0.54),
    run('b', 3, 0.57),
    run('b', 1, 0.52),
    run('b', 2, 0.56),
  ];

  it('pairs runs by seed', () => {
    const [a, b] = compareRuns(records).pages;
    expect(a?.scores.P_AU).toEqual({ mean: expect.closeTo(0.52, 12), deviation: expect.closeTo(0.02, 12) });
    expect(b?.scores.P_AU?.difference).toEqual({
      mean: expect.closeTo(0.03, 12),
      half: expect.closeTo(0.024841, 5),
      seeds: 3,
    });
  });

  it('shows the difference for each seed', () => {
    const [a, b] = [records.slice(0, 3), records.slice(3)];
    const differences = seedDifferences(b, [...a, run('a', 4, 0.9)], 'P_AU');
    expect(differences.map(({ seed }) => seed)).toEqual([3, 1, 2]);
    for (const [i, value] of [0.03, 0.02, 0.04].entries())
      expect(differences[i]!.value).toBeCloseTo(value, 12);
  });

  it('prints means, deviations and intervals in percent', () => {
    expect(comparisonText(compareRuns(records)).rows).toEqual([
      ['a', '3', '52.0 ± 2.0'],
      ['b', '3', '55.0 ± 2.6'],
      ['  minus a', '', '+3.0 [+0.5, +5.5]'],
    ]);
  });

  it.each([
    { name: 'one shared seed: no interval', second: run('b', 1, 0.52), last: ['  minus a', '', '+2.0'] },
    { name: 'no shared seed: no difference', second: run('b', 9, 0.52), last: ['b', '1', '52.0'] },
  ])('$name', ({ second, last }) => {
    expect(comparisonText(compareRuns([run('a', 1, 0.5), second])).rows.at(-1)).toEqual(last);
  });

  it('shows a blank for a metric that a page does not have', () => {
    const other = { ...record, name: 'b', scores: { P_VA: { value: 0.4 } } };
    expect(comparisonText(compareRuns([run('a', 1, 0.5), other])).rows).toEqual([
      ['a', '1', '50.0', ''],
      ['b', '1', '', '40.0'],
    ]);
  });
});
