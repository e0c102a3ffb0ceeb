import { describe, expect, it } from 'vitest';
import { scoreTable, scoreText } from '../../src/report/score-table.js';
import { record } from './sample.js';

describe('the score table', () => {
  it('has a line per metric and per class, in the page’s order', () => {
    const { rows } = scoreTable(record);
    expect(rows.filter((row) => row.index === undefined).map((row) => row.label)).toEqual([
      'P_AU',
      'P_EX',
      'P_VA',
      'P_MTL',
    ]);
    expect(rows).toHaveLength(4 + 12 + 8 + 2);
    expect(rows[1]).toMatchObject({ label: 'AU1', index: 0, metric: 'P_AU', run: 0.71, reference: 0.32 });
  });

  it.each([
    { run: record, title: 'constant predictor', au1: ['  AU1', '71.0', '32.0', '+39.0'] },
    { run: { ...record, comparable: true }, title: 'paper', au1: ['  AU1', '71.0', '56.6', '+14.4'] },
  ])('has a column for the $title', ({ run, title, au1 }) => {
    const { columns, rows } = scoreText(run);
    expect(columns[2]?.title).toBe(title);
    expect(rows[1]).toEqual(au1);
  });

  it('never shows the scores of the paper for a demo', () => {
    expect(JSON.stringify(scoreText(record))).not.toContain('128.8');
  });
});
