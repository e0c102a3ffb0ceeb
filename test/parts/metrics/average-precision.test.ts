import { expect, test } from 'vitest';
import averagePrecision from '../../../src/parts/metrics/average-precision.js';
import { expectScore, nothing, rankingCases, scoredLogits } from '../../parity/metric.js';

const { score } = averagePrecision.bind({ type: 'average-precision', node: 'au' });

test.each(rankingCases)('scikit-learn: $name', (one) =>
  expectScore(score!(scoredLogits(one)), one.averagePrecision),
);

test('no rows: not defined', () =>
  expect(score!(nothing('multi-label'))).toEqual({ value: null, perClass: [null, null] }));
