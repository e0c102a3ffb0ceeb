import { expect, it } from 'vitest';
import type { LabelSpace } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { groupScores } from '../../src/train/groups.js';
import type { Scoring } from '../../src/train/scores.js';

// 80 rows of three interleaved groups of 32, 28 and 14; every 13th has none. Every third row lacks a level: 20, 20 and 9 have one.
const ROWS = Array.from({ length: 80 }, (_, i) => i);
const groups = ROWS.map((i) => (i % 13 === 12 ? undefined : 'abc'[Math.floor(((i * 7) % 10) / 4)]!));
const oneHot = (classes: readonly number[]): Float32Array =>
  Float32Array.from(classes.flatMap((one) => [0, 1, 2].map((k) => Number(k === one))));
const color: LabelSpace = { name: 'color', kind: 'classes', names: ['red', 'green', 'blue'] };

const scoring: Scoring = {
  metrics: [
    { name: 'f1', node: 'color', of: [], options: { type: 'f1-macro', threshold: 0.5 } },
    { name: 'accuracy', node: 'color', of: [], options: { type: 'accuracy', threshold: 0.5 } },
    { name: 'both', of: ['f1', 'accuracy'], options: { type: 'sum' } },
    { name: 'mae', node: 'level', of: [], options: { type: 'mae' } },
  ],
  nodes: [
    { name: 'color', answer: { labels: 'color', scale: 'probabilities', offset: 0, width: 3 } },
    { name: 'level', answer: { labels: 'level', scale: 'values', offset: 0, width: 1 } },
  ],
  registry: createRegistry(builtinParts),
  labels: {
    color: {
      kind: color.kind,
      width: 3,
      data: oneHot(ROWS.map((i) => (i * i) % 3)),
      has: new Uint8Array(80).fill(1),
    },
    level: {
      kind: 'continuous',
      width: 1,
      data: Float32Array.from(ROWS, (i) => i % 9),
      has: Uint8Array.from(ROWS, (i) => Number(i % 3 !== 1)),
    },
  },
};
const answers = {
  color: oneHot(ROWS.map((i) => (i * i + Number(i % 4 === 0)) % 3)),
  level: Float32Array.from(ROWS, (i) => (i % 9) + ((i % 5) - 1) * 0.5),
};
const scored = (by: readonly (string | undefined)[]) =>
  groupScores(['f1', 'both', 'mae'], answers, scoring, by, { mae: '' });

// scikit-learn 1.9: f1_score(average='macro', labels=[0, 1, 2], zero_division=0), accuracy_score, mean_absolute_error.
it('scores each group as scikit-learn scores its rows, if enough of them have the label', () => {
  const { count, least, each, spread } = scored(groups)!;
  expect([count, least]).toEqual([3, 20]);
  expect(each!.map(({ group, rows }) => [group, rows])).toEqual([
    ['a', 32],
    ['b', 28],
    ['c', 14],
  ]);
  const [a, b, c] = each!.map(({ scores }) => scores);
  expect(a!.f1).toBeCloseTo(0.5488721804511277, 12);
  expect(b!.f1).toBeCloseTo(0.5583333333333333, 12);
  expect(a!.both).toBeCloseTo(0.5488721804511277 + 0.75, 12);
  expect([a!.mae, b!.mae]).toEqual([expect.closeTo(0.75, 6), expect.closeTo(0.525, 6)]);
  expect(c).toEqual({ f1: null, both: null, mae: null });
  expect(spread.f1).toMatchObject({ scored: 2, worst: { group: 'a', rows: 32 }, best: { group: 'b' } });
  expect(spread.f1!.median).toBeCloseTo((0.5488721804511277 + 0.5583333333333333) / 2, 12);
});

it('counts the largest error as the worst', () => {
  expect(scored(groups)!.spread.mae).toMatchObject({ worst: { group: 'a' }, best: { group: 'b' } });
});

it('keeps the spread of many groups, and the names of the worst and best', () => {
  const large = { ...scoring, labels: { ...scoring.labels, color: repeated(scoring.labels.color!, 6) } };
  const many = Array.from({ length: 480 }, (_, i) => `subject ${i % 21}`);
  const found = groupScores(['f1'], { ...answers, color: times(answers.color, 6) }, large, many)!;
  expect(found.count).toBe(21);
  expect(found.each).toBeUndefined();
  expect(found.spread.f1!.scored).toBe(21);
  const { worst, median, best } = found.spread.f1!;
  expect(worst.value).toBeLessThan(median);
  expect(median).toBeLessThan(best.value);
});

it('is absent without two groups, or if all are small', () => {
  expect(scored(ROWS.map(() => 'one'))).toBeUndefined();
  expect(scored(ROWS.map(() => undefined))).toBeUndefined();
  expect(scored(ROWS.map((i) => `${i % 10}`))).toBeUndefined();
});

const times = (data: Float32Array, n: number): Float32Array =>
  Float32Array.from(Array.from({ length: n }, () => [...data]).flat());
const repeated = (matrix: Scoring['labels'][string], n: number): Scoring['labels'][string] => ({
  ...matrix,
  data: times(matrix.data, n),
  has: new Uint8Array(80 * n).fill(1),
});

it('scores the requested nodes if others have no predictions: an export may have only some heads', () => {
  const { color } = answers;
  const alone = groupScores(['f1'], { color }, scoring, groups);
  expect(alone!.each!.map(({ scores }) => scores.f1)).toEqual(
    scored(groups)!.each!.map(({ scores }) => scores.f1),
  );
});
