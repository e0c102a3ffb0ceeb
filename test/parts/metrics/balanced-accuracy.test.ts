import { expect, test } from 'vitest';
import balancedAccuracy from '../../../src/parts/metrics/balanced-accuracy.js';
import { expectScore, nothing, rankingCases, scoredLogits } from '../../parity/metric.js';

const { score } = balancedAccuracy.bind({ type: 'balanced-accuracy', node: 'au', threshold: 0.5 });

test.each(rankingCases)('scikit-learn: $name', (one) =>
  expectScore(score!(scoredLogits(one)), one.balancedAccuracy),
);

test('no rows: not defined', () =>
  expect(score!(nothing('multi-label'))).toEqual({ value: null, perClass: [null, null] }));
