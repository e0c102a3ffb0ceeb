import { expect, test } from 'vitest';
import mae from '../../../src/parts/metrics/mae.js';
import { expectScore, nothing, regressionCases, scoredOf } from '../../parity/metric.js';

const { score } = mae.bind({ type: 'mae', node: 'age' });

test.each(regressionCases)('scikit-learn: $name', (one) =>
  expectScore(score!(scoredOf(one, 'continuous')), one.mae),
);

test('no rows: 0', () => expect(score!(nothing('continuous')).value).toBe(0));
