import type { LabelStatistics } from '../part.js';

/** The number of rows with a label, and the number in which it is positive. */
type Counts = Omit<LabelStatistics, 'kind'>;

/** One factor per label or class: all 1 (`none`), the page's list, or what `computed` returns for the training rows. */
export function labelWeights(
  weights: string | readonly number[],
  statistics: Counts,
  computed: (statistics: Counts) => number[],
): number[] {
  if (typeof weights !== 'string') return [...weights];
  return weights === 'none' ? statistics.counts.map(() => 1) : computed(statistics);
}

/**
 * w_i = N (1 / r_i) / sum_j (1 / r_j) over the N labels that occur, r_i the rate over the rows with label i; 1 for a
 * label that never occurs.
 */
export function inverseRateWeights({ rows, counts, present }: Counts): number[] {
  const inverse = counts.map((count, i) => (count > 0 ? (present?.[i] ?? rows) / count : 0));
  const mean = inverse.reduce((a, b) => a + b, 0) / inverse.filter((value) => value > 0).length;
  return inverse.map((value) => (value > 0 ? value / mean : 1));
}

/** w_c = n / (C n_c) for n_c of n rows in each of C classes; 1 for a class without rows. */
export function balancedWeights({ rows, counts }: Counts): number[] {
  return counts.map((count) => (count > 0 ? rows / (counts.length * count) : 1));
}
