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
  ['a constant answer', column([0.25, 0.25, 0.25], [-1, 0, 1]), 0],
  ['both constant and equal', column([0.25, 0.25], [0.25, 0.25]), 0],
  ['the truth', column([-1, 0, 1], [-1, 0, 1]), 1],
  ['its opposite', column([1, 0, -1], [-1, 0, 1]), -1],
])('%s', (_, scored, expected) => expect(ccc.bind(options).score!(scored).value).toBeCloseTo(expected, 12));

test('no rows: 0', () => expect(ccc.bind(options).score!(nothing('continuous')).value).toBe(0));
