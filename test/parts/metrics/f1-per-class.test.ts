import { expect, test } from 'vitest';
import f1PerClass from '../../../src/parts/metrics/f1-per-class.js';
import { decisionCases, scoredOf } from '../../parity/metric.js';

test.each(decisionCases)('scikit-learn: $name', (one) => {
  const options = { type: 'f1-per-class', node: 'au', threshold: one.threshold } as const;
  const { value, perClass } = f1PerClass.bind(options).score!(scoredOf(one, one.kind));
  expect(value).toBeNull();
  expect(perClass).toHaveLength(one.f1PerClass.length);
  one.f1PerClass.forEach((expected, i) => {
    expect(perClass![i]).toBeCloseTo(expected, 8);
  });
});
