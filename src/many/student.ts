/** Student's t, two-sided 95 %, for 1 to 10 degrees of freedom (any table of the distribution). */
const T95 = [
  12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
];

/**
 * The 97.5 % quantile of Student's t. Above 10 degrees of freedom, uses the Cornish-Fisher expansion around the
 * normal quantile z, accurate to 3e-4: `t = z + (z^3 + z)/4n + (5z^5 + 16z^3 + 3z)/96n^2 + (3z^7 + 19z^5 + 17z^3 -
 * 15z)/384n^3`.
 */
export function studentQuantile(degrees: number): number {
  const tabled = T95[degrees - 1];
  if (tabled !== undefined) return tabled;
  const z = 1.959963985;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** Mean and sample standard deviation (n - 1); the deviation of fewer than two numbers is null. */
export function moments(values: readonly number[]): {
  readonly mean: number;
  readonly deviation: number | null;
} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, deviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
