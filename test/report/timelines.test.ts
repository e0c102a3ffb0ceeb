import { describe, expect, it } from 'vitest';
import type { PredictionRecord } from '../../src/report/record.js';
import { renderReport } from '../../src/report/render.js';
import { inspection, predictions, record } from './sample.js';

const sizes = { long: 30, middle: 20, short: 12, shortest: 5 };
const names = Object.entries(sizes).flatMap(([name, frames]) => Array(frames).fill(name) as string[]);

/** The sample's rows as frames of sequences, in a mixed order. */
const inOrder = (of: readonly PredictionRecord[]): PredictionRecord[] =>
  of.slice(0, names.length).map((row, i) => {
    const at = (i * 7) % names.length;
    const sequence = names[at]!;
    return { ...row, sequence, position: 10 + 2 * (at - names.indexOf(sequence)) };
  });
const render = (rows: readonly PredictionRecord[]) =>
  renderReport({ record, predictions: rows, inspection, image: null });

describe('timelines', () => {
  const report = render(inOrder(predictions));
  it('show three sequences per node, those with the most labeled frames', () => {
    const drawn = [...report.matchAll(/aria-label="(\w+) over (\w+): frames (\d+) to (\d+)"/g)];
    const of = (node: string) => drawn.filter((one) => one[1] === node).map((one) => one.slice(2).join(' '));
    expect(of('au')).toEqual(['long 10 68', 'middle 10 48', 'short 10 32']);
    expect(of('va')).toEqual(['long 10 68', 'middle 10 48', 'short 10 32']);
    expect(of('ex')).toHaveLength(3);
    expect(report).toContain(
      'Labels and predictions of the validation sequences with the most labeled frames.',
    );
    expect(report).toMatch(/<b>va: long<\/b> 30 frames\s/);
  });
  it('are the same bytes for any order of the rows', () => {
    const section = (html: string) => /<h2>Over time<\/h2>[\s\S]*?<\/section>/.exec(html)![0];
    expect(section(render(inOrder(predictions).reverse()))).toBe(section(report));
  });
  it('are not drawn if rows are not frames', () => expect(render(predictions)).not.toContain('Over time'));
});
