import { expect, test } from 'vitest';
import rmse from '../../../src/parts/metrics/rmse.js';
import { expectScore, nothing, regressionCases, scoredOf } from '../../parity/metric.js';

const { score } = rmse.bind({ type: 'rmse', node: 'age' });

test.each(regressionCases)('scikit-learn: $name', (one) =>
  expectScore(score!(scoredOf(one, 'continuous')), one.rmse),
);

test('no rows: 0', () => expect(score!(nothing('continuous')).value).toBe(0));
