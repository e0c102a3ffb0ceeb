import { expect, test } from 'vitest';
import type { Scored } from '../../../src/part.js';
import ccc from '../../../src/parts/metrics/ccc.js';
import { golden } from '../../parity/golden.js';
import { type ConcordanceCase, nothing, scoredOf } from '../../parity/metric.js';

const options = { type: 'ccc', node: 'va' } as const;

test.each(golden<ConcordanceCase>('metrics/ccc'))("Lin's definition, by numpy: $name", (one) => {
  const { value, perClass } = ccc.bind(options).score!(scoredOf(one, 'continuous'));
  expect(value).toBeCloseTo((one.perClass[0]! + one.perClass[1]!) / 2, 7);
  one.perClass.forEach((expected, i) => {
    expect(perClass![i]).toBeCloseTo(expected, 7);
  });
});

const column = (prediction: number[], target: number[]): Scored => ({
  kind: 'continuous',
  scale: 'values',
  rows: prediction.length,
  width: 1,
  output: Float32Array.from(prediction),
  prediction: Float32Array.from(prediction),
  target: Float32Array.from(target),
});

test.each([
  ['a constant prediction', column([0.25, 0.25, 0.25], [-1, 0, 1]), 0],
  ['both constant and equal', column([0.25, 0.25], [0.25, 0.25]), 0],
  ['the labels', column([-1, 0, 1], [-1, 0, 1]), 1],
  ['the negative of the labels', column([1, 0, -1], [-1, 0, 1]), -1],
])('%s', (_, scored, expected) => expect(ccc.bind(options).score!(scored).value).toBeCloseTo(expected, 12));

test('each value over the rows that have it, like each column alone without the rows that lack it', () => {
  const [p, y] = [
    [0.1, -0.4, 0.3, 0.8],
    [0.2, -0.1, 0.5, 0.4],
  ];
  const [q, z] = [
    [-0.3, 0.6, 0.2, -0.9],
    [0.1, 0.7, -0.2, -0.6],
  ];
  const pairs = (a: number[], b: number[]) => a.flatMap((value, i) => [value, b[i]!]);
  const scored = {
    ...column(pairs(p, q), pairs([0.2, Number.NaN, 0.5, 0.4], [0.1, 0.7, Number.NaN, -0.6])),
    rows: 4,
    width: 2,
  };
  const without = (values: number[], row: number) => values.filter((_, i) => i !== row);
  const alone = [column(without(p, 1), without(y, 1)), column(without(q, 2), without(z, 2))];
  const expected = alone.map((one) => ccc.bind(options).score!(one).value!);
  expect(ccc.bind(options).score!(scored)).toEqual({
    value: (expected[0]! + expected[1]!) / 2,
    perClass: expected,
  });
});

test('no rows: 0', () => expect(ccc.bind(options).score!(nothing('continuous')).value).toBe(0));
