import { expect, test } from 'vitest';
import auroc from '../../../src/parts/metrics/auroc.js';
import { expectScore, nothing, rankingCases, scoredLogits } from '../../parity/metric.js';

const { score } = auroc.bind({ type: 'auroc', node: 'au' });

test.each(rankingCases)('scikit-learn: $name', (one) => expectScore(score!(scoredLogits(one)), one.auroc));

test('no rows: not defined', () =>
  expect(score!(nothing('multi-label'))).toEqual({ value: null, perClass: [null, null] }));
