import { describe, expect, it } from 'vitest';
import type { Study } from '../../src/many/study.js';
import { estimate, studyTable } from '../../src/many/study-table.js';
import type { RunRecord } from '../../src/report/record.js';
import { renderStudy } from '../../src/report/study.js';
import { studyCsv, studyLatex, studyMarkdown } from '../../src/report/study-formats.js';
import { contrastsText, tableNotes, variantsText } from '../../src/report/study-text.js';
import { record } from '../report/sample.js';
import { statistics } from './statistics.js';

interface Interval {
  readonly values: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  readonly half: number;
}

// test/parity/study_statistics.py: SciPy's t.interval, numpy's std
it.each(statistics<Interval>('interval'))(
  'the t interval of $values is SciPy’s',
  ({ values, mean, deviation, half }) => {
    const found = estimate(values);
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.deviation).toBeCloseTo(deviation, 12);
    expect(found.half).toBeCloseTo(half, 6);
  },
);

const study: Study = {
  name: 'graph',
  title: 'Does the graph help? 100 % of it',
  variants: ['not here', 'a', 'b', 'c'].map((name) => ({ name, page: 'x', set: [] })),
  seeds: [1, 2, 3],
  contrasts: [
    { of: 'b', to: 'a' },
    { of: 'c', to: 'b' },
  ],
  metric: 'P_AU',
};
const scores: { readonly [name: string]: readonly number[] } = {
  a: [0.5, 0.51, 0.52],
  b: [0.53, 0.53, 0.55],
  c: [0.52, 0.55, 0.56],
};
const run = (name: string, seed: number, value: number, comparable = false): RunRecord => ({
  ...record,
  name,
  seed,
  comparable,
  scores: { P_AU: { value, perClass: Array(12).fill(value) } },
});
const recordsOf = (comparable = false) =>
  Object.entries(scores).flatMap(([name, values]) =>
    values.map((value, i) => run(name, i + 1, value, comparable)),
  );
const tableOf = (records: readonly RunRecord[]) =>
  studyTable({
    study,
    records,
    notRun: [{ name: 'not here', needs: ['WEIGHTS'], paper: { P_AU: 30 } }],
    rows: ({ of }) =>
      of === 'b' ? { low: 0.01, high: 0.04, resamples: 1000, by: 'groups', count: 67 } : undefined,
    notes: ['c: seed 4 has not finished, so the table omits them.'],
  });

describe('the table of a study', () => {
  const table = tableOf(recordsOf());

  it('has every variant in its order, with t intervals and the paper in brackets', () => {
    const { columns, rows } = variantsText(table);
    expect(columns.map(({ title }) => title)).toEqual(['variant', 'seeds', 'P_AU', 'paper P_AU']);
    expect(rows).toEqual([
      ['not here', 'not run: needs WEIGHTS', '', '(30.0)'],
      ['a', '3', '51.0 [48.5, 53.5]', '(49.9)'],
      ['b', '3', '53.7 [50.8, 56.5]', '(49.9)'],
      ['c', '3', '54.3 [49.2, 59.5]', '(49.9)'],
    ]);
    expect(tableNotes(table).join(' ')).toContain('must not be compared');
  });

  it('shows the paper only if the runs used its data', () => {
    const beside = tableOf(recordsOf(true));
    expect(variantsText(beside).rows.map((row) => row[3])).toEqual(['(30.0)', '49.9', '49.9', '49.9']);
    expect(tableNotes(beside).join(' ')).not.toContain('must not be compared');
  });

  it('compares each with its parent, as one family', () => {
    // b - a: .03, .02, .03: of 8 sign patterns, two are as extreme: .25; c - b: -.01, .02, .01: six, .75; Holm: 2 x .25, then .75
    expect(contrastsText(table).rows).toEqual([
      ['b − a', '+2.7 [+1.2, +4.1]', '[+1.0, +4.0]', '3 of 3', '.25', '.5'],
      ['c − b', '+0.7 [−3.1, +4.5]', '', '2 of 3', '.75', '.75'],
    ]);
    expect(table.family).toEqual({ size: 2, seeds: 3, least: 0.5, seedsNeeded: 7 });
    expect(table.contrasts[0]!.classes).toHaveLength(12);
  });

  it('has no tests with one seed, and no numbers for a variant without runs', () => {
    const one = tableOf(recordsOf().filter(({ seed, name }) => seed === 1 && name !== 'c'));
    expect(one.family).toBeUndefined();
    expect(contrastsText(one).rows).toEqual([['b − a', '+3.0', '[+1.0, +4.0]', '', '', '']]);
  });

  it('is written as Markdown, LaTeX and CSV', () => {
    const markdown = studyMarkdown(table);
    expect(markdown).toContain('| b | 3 | 53.7 [50.8, 56.5] | (49.9) |');
    expect(markdown).toContain('| P_AU | difference, over seeds | over groups | wins | p | p (Holm) |');
    const latex = studyLatex(table);
    expect(latex).toContain('\\caption{Does the graph help? 100 \\% of it. ');
    expect(latex).toContain('b $-$ a & +2.7 [+1.2, +4.1] & [+1.0, +4.0] & 3 of 3 & .25 & .5 \\\\');
    expect(latex).toContain('P\\_AU');
    const lines = studyCsv(table).trim().split('\n');
    expect(lines[0]!.split(',').length).toBe(17);
    for (const line of lines) expect(line.split(',').length).toBe(17);
    expect(lines.filter((line) => line.startsWith('difference'))).toHaveLength(2);
    expect(lines.find((line) => line.startsWith('difference,b,a'))).toMatch(/,0\.01,0\.04,3,0\.25,0\.5,,$/);
  });

  it('is a report: a forest plot, changes per class, every seed’s curve; the same bytes for the same runs', () => {
    const runs = recordsOf().map((one) => ({ folder: `runs/${one.name}-${one.seed}`, record: one }));
    const report = renderStudy({ table, runs });
    expect(report).toBe(renderStudy({ table, runs }));
    for (const text of [
      'Differences in P_AU',
      'Classes of b − a',
      'Curves of all seeds',
      'Stage au',
      '9 runs',
    ])
      expect(report).toContain(text.replace("'", '&#39;'));
    expect(report).toContain('100 % of it');
    expect(report).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });
});
