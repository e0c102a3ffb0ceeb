import { expect, test } from 'vitest';
import auroc from '../../../src/parts/metrics/auroc.js';
import { expectScore, nothing, rankingCases, scoredLogits } from '../../parity/metric.js';

const { score } = auroc.bind({ type: 'auroc', node: 'au' });

test.each(rankingCases)('scikit-learn: $name', (one) => expectScore(score!(scoredLogits(one)), one.auroc));

test('no rows: not defined', () =>
  expect(score!(nothing('multi-label'))).toEqual({ value: null, perClass: [null, null] }));

// A model whose loss is not finite is stopped, but a plugin's head may output NaN for a row.
test('an output of NaN is a group of its own: both positives come before the negative', () => {
  const [output, target] = [Float32Array.of(2, Number.NaN, 1), Float32Array.of(1, 1, 0)];
  const scored = { ...nothing('multi-label'), rows: 3, width: 1, output, prediction: output, target };
  expect(score!(scored).perClass).toEqual([1]);
});
