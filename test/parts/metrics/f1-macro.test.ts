import { expect, test } from 'vitest';
import f1Macro from '../../../src/parts/metrics/f1-macro.js';
import { decisionCases, nothing, scoredOf } from '../../parity/metric.js';

const options = { type: 'f1-macro', node: 'au', threshold: 0.5 } as const;

test.each(decisionCases)('scikit-learn: $name', (one) => {
  const { value, perClass } = f1Macro.bind({ ...options, threshold: one.threshold }).score!(
    scoredOf(one, one.kind),
  );
  expect(value).toBeCloseTo(one.f1Macro, 8);
  one.f1PerClass.forEach((expected, i) => {
    expect(perClass![i]).toBeCloseTo(expected, 8);
  });
});

test('no rows: 0', () =>
  expect(f1Macro.bind(options).score!(nothing('classes'))).toEqual({ value: 0, perClass: [0, 0] }));
