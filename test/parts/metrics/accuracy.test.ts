import { expect, test } from 'vitest';
import accuracy from '../../../src/parts/metrics/accuracy.js';
import { decisionCases, nothing, scoredOf } from '../../parity/metric.js';

const options = { type: 'accuracy', node: 'ex', threshold: 0.5 } as const;

test.each(decisionCases)('scikit-learn: $name', (one) => {
  const { value } = accuracy.bind({ ...options, threshold: one.threshold }).score!(scoredOf(one, one.kind));
  expect(value).toBeCloseTo(one.accuracy, 8);
});

test('no rows: 0', () => expect(accuracy.bind(options).score!(nothing('classes')).value).toBe(0));
