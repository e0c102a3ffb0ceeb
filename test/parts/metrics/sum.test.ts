import { expect, test } from 'vitest';
import sum from '../../../src/parts/metrics/sum.js';

test('P_AU 0.499 + P_EX 0.333 + P_VA 0.456 is P_MTL 1.288, the last row of Table 1 of Nguyen et al. 2022', () => {
  const options = { type: 'sum', of: ['P_AU', 'P_EX', 'P_VA'] } as const;
  expect(sum.bind({ ...options, of: [...options.of] }).combine!([0.499, 0.333, 0.456]).value).toBeCloseTo(
    1.288,
    12,
  );
});
