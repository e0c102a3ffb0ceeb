import { test } from 'vitest';
import r2 from '../../../src/parts/metrics/r2.js';
import { expectScore, regressionCases, scoredOf } from '../../parity/metric.js';

const { score } = r2.bind({ type: 'r2', node: 'age' });

test.each(regressionCases)('scikit-learn: $name', (one) =>
  expectScore(score!(scoredOf(one, 'continuous')), one.r2),
);
