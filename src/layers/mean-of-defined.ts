/** The mean of the defined scores; null if all are undefined. */
export function meanOfDefined(scores: readonly (number | null)[]): number | null {
  const defined = scores.filter((score) => score !== null);
  return defined.length === 0 ? null : defined.reduce((sum, score) => sum + score, 0) / defined.length;
}
