import { describe, expect, it } from 'vitest';
import { type PaperScore, paperScores, readPapers } from '../../src/zoo/papers.js';

const papers = readPapers('zoo');
const nguyen = papers['nguyen-2022']!;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('nguyen-2022', () => {
  const rows = Object.entries(nguyen.tables).flatMap(([table, rows]) =>
    Object.entries(rows).map(([row, scores]) => [table, row, scores] as const),
  );

  it.each(rows)(
    'table %s, row %s: scores per class average to the score, within rounding',
    (_, __, scores) => {
      for (const { value, perClass } of Object.values(scores)) {
        // one decimal each: half a unit of rounding on both sides; FC-Sig prints 47.9 for a mean of 47.84
        if (perClass) expect(Math.abs(mean(perClass) - value!)).toBeLessThan(0.101);
      }
    },
  );

  it.each(rows.filter(([table, row]) => table === '1' && row !== 'Baseline'))(
    'table %s, row %s: the total is the sum of the three',
    (_, __, { P_AU, P_EX, P_VA, P_MTL }) => {
      const value = (score: PaperScore | undefined): number => score?.value ?? Number.NaN;
      expect(value(P_AU) + value(P_EX) + value(P_VA)).toBeCloseTo(value(P_MTL), 6);
    },
  );

  it('has its columns corrected: the AU head of table 2 is the AU score of table 1', () => {
    const [last] = rows.filter(([, row]) => row === 'Proposed method (cross attention)');
    expect(last?.[2].P_AU).toEqual(nguyen.tables['2']?.sANFL?.P_AU);
    expect(last?.[2].P_VA).toEqual(nguyen.tables['3']?.['FC+BN+Tanh']?.P_VA);
  });
});

it('a number of the text is found without a table', () => {
  expect(paperScores(papers, { paper: 'kollias-2024', row: 'Baseline with MixAugment' })).toEqual({
    P_MTL: { value: 32 },
  });
});

it('a paper without a row has no numbers', () => {
  expect(paperScores(papers, { paper: 'kollias-2021' })).toEqual({});
});

describe('a missing row', () => {
  it.each([
    [{ paper: 'nguyen-2021', table: 1, row: 'x' }, /no paper "nguyen-2021". Did you mean "nguyen-2022"\?/],
    [{ paper: 'nguyen-2022', table: 9, row: 'x' }, /no table 9. There are: 1, 2, 3, 4/],
    [{ paper: 'nguyen-2022', table: 2, row: 'sANLF' }, /no row "sANLF". Did you mean "sANFL"\?/],
    [{ paper: 'kollias-2021', row: 'x' }, /the text of kollias-2021 has no row "x"/],
  ])('%o', (reproduces, sentence) => expect(() => paperScores(papers, reproduces)).toThrow(sentence));
});
