import type { Stream } from './stream.js';

/** A number from Beta(alpha, alpha): x / (x + y) with x and y from Gamma(alpha). */
export function beta(alpha: number, random: Stream): number {
  const x = logGamma(alpha, random);
  const y = logGamma(alpha, random);
  return 1 / (1 + Math.exp(y - x));
}

/**
 * Logarithm of a number from Gamma(alpha, 1), because for a small alpha the number itself is often too small for a float.
 * Marsaglia and Tsang 2000; below 1, Gamma(alpha) is Gamma(alpha + 1) times u^(1 / alpha).
 */
function logGamma(alpha: number, random: Stream): number {
  if (alpha < 1) return logGamma(alpha + 1, random) + Math.log(uniform(random)) / alpha;
  const d = alpha - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const [x] = random.normal(1) as unknown as [number];
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform(random)) < (x * x) / 2 + d - d * v + d * Math.log(v))
      return Math.log(d * v);
  }
}

/** A number in (0, 1), neither end included. */
const uniform = (random: Stream): number => (random.uint32() + 0.5) / 2 ** 32;
