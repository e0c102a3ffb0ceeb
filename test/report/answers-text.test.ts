import { describe, expect, it } from 'vitest';
import type { LabelSpace } from '../../src/part.js';
import type { PlanNode } from '../../src/plan/plan.js';
import { answersText } from '../../src/report/answers-text.js';
import type { PredictionRecord } from '../../src/report/record.js';
import { parseRfc4180 } from '../tables/rfc4180.js';

/** A node that predicts a space, and its outputs for every image. */
const answering = (name: string, space: LabelSpace, output: readonly number[]) => ({
  node: { name, answer: { labels: space.name, scale: 'logits' } } as unknown as PlanNode,
  space,
  output,
});
type Answering = ReturnType<typeof answering>;

const text = (
  all: readonly Answering[],
  keys: readonly string[],
  format: Parameters<typeof answersText>[3],
): string => {
  const outputs = Object.fromEntries(all.map(({ node, output }) => [node.name, output]));
  const predictions: PredictionRecord[] = keys.map((key) => ({ key, image: null, truth: {}, outputs }));
  const spaces = Object.fromEntries(all.map(({ space }) => [space.name, space]));
  const nodes = all.map(({ node }) => node);
  return [...answersText(predictions, nodes, spaces, format)].join('');
};

const keys = ['a.jpg', 'a, b.jpg', 'say "hi".jpg', '=1+1.jpg', '-x.jpg', '@x', '\t=1', 'two\nlines'];
const safe = keys.map((key) => (/^[=+\-@\t]/.test(key) ? `'${key}` : key));

describe('predictions as CSV', () => {
  it('can be read by a strict reader, for any names of labels and files', () => {
    const names = ['Happy, smiling', 'say "hi"', 'line\nbreak'];
    const mood = answering('mood', { name: 'mood', kind: 'classes', names }, [-1.5, 0.25, -3]);
    const [header, ...rows] = parseRfc4180(text([mood], keys, 'csv'));
    expect(header).toEqual([
      'image',
      'mood.answer',
      ...names.map((name) => `mood.${name}`),
      ...names.map((name) => `mood.logits.${name}`),
    ]);
    expect(rows.map(([image]) => image)).toEqual(safe);
    for (const row of rows) expect(row[1]).toBe('say "hi"'); // the class of the largest logit
    for (const row of rows) expect(row.slice(5)).toEqual(['-1.5', '0.25', '-3']); // numbers stay numbers
  });

  it('name the labels that apply, and no label for numbers', () => {
    const marks = answering('marks', { name: 'm', kind: 'multi-label', names: ['x', 'y', 'z'] }, [2, -1, 3]);
    const size = answering('size', { name: 's', kind: 'continuous', names: ['size'] }, [3.5]);
    const [header, row] = parseRfc4180(text([marks, size], ['a.jpg'], 'csv'));
    expect(header!.slice(0, 6)).toEqual([
      'image',
      'marks.answer',
      'marks.x',
      'marks.y',
      'marks.z',
      'size.size',
    ]);
    expect(row![1]).toBe('x|z');
    expect(JSON.parse(text([marks, size], ['a.jpg'], 'jsonl'))).toMatchObject({
      marks: { answer: ['x', 'z'] },
    });
  });

  it('are a submission that a strict reader can read, too', () => {
    const numbered = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
    const space = (name: string, kind: LabelSpace['kind'], count: number): LabelSpace => ({
      name,
      kind,
      names: numbered(count),
    });
    const all = [
      answering('va', space('valence-arousal', 'continuous', 2), [-0.5, 0.5]),
      answering('ex', space('expression', 'classes', 3), [0, 2, 1]),
      answering('au', space('action-units', 'multi-label', 2), [-1, 1]),
    ];
    const lines = text(all, keys, 'submission').split(/(?<=^[^\n]*\n)/);
    const rows = parseRfc4180(lines.slice(1).join(''));
    expect(rows).toEqual(safe.map((image) => [image, '-0.5', '0.5', '1', '0', '1']));
  });
});
