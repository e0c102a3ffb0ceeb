import { expect, it } from 'vitest';
import { beta } from '../../src/random/beta.js';
import { stream } from '../../src/random/stream.js';

const points = [0.01, 0.1, 0.3, 0.5, 0.8, 0.99];

// scipy.stats.beta(alpha, alpha).cdf at these points, SciPy 1.17.1.
it.each([
  [0.05, [0.398870916, 0.449469091, 0.480218328, 0.5, 0.532213871, 0.601129084]],
  [0.2, [0.20977769, 0.336689778, 0.433204184, 0.5, 0.607277836, 0.79022231]],
  [1, [0.01, 0.1, 0.3, 0.5, 0.8, 0.99]],
  [2.5, [5.37439682e-5, 0.0153747204, 0.186966962, 0.5, 0.922811375, 0.999946256]],
  [8, [6.04524849e-13, 3.3624888e-5, 0.0500125401, 0.5, 0.99576025, 1]],
])('Beta(%f, %f): the share of numbers below a point is that of SciPy', (alpha, expected) => {
  const drawn = Array.from({ length: 20_000 }, (_, i) => beta(alpha, stream(3, 'beta', i)));
  expect(drawn.every((one) => one >= 0 && one <= 1)).toBe(true);
  const below = points.map((point) => drawn.filter((one) => one <= point).length / drawn.length);
  // Four standard deviations of a share of 20,000 are 0.014 at most.
  for (const [i, share] of below.entries()) expect(Math.abs(share - expected[i]!)).toBeLessThan(0.014);
});

it('is a function of the stream', () => {
  expect(beta(0.2, stream(1, 'mixup', 'ex', 0, 3))).toBe(beta(0.2, stream(1, 'mixup', 'ex', 0, 3)));
});
