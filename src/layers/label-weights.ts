import type { LabelStatistics } from '../part.js';

/** How many rows carry a label, and how many have it. */
type Counts = Omit<LabelStatistics, 'kind'>;

/** One factor per label or class: 1 each (`none`), the page's list, or what `computed` makes of the training rows. */
export function labelWeights(
  weights: string | readonly number[],
  statistics: Counts,
  computed: (statistics: Counts) => number[],
): number[] {
  if (typeof weights !== 'string') return [...weights];
  return weights === 'none' ? statistics.counts.map(() => 1) : computed(statistics);
}

/**
 * w_i = N (1 / r_i) / sum_j (1 / r_j) over the N labels that occur, r_i the rate over the rows that carry label i; 1 for a
 * label that never does.
 */
export function inverseRateWeights({ rows, counts, present }: Counts): number[] {
  const inverse = counts.map((count, i) => (count > 0 ? (present?.[i] ?? rows) / count : 0));
  const mean = inverse.reduce((a, b) => a + b, 0) / inverse.filter((value) => value > 0).length;
  return inverse.map((value) => (value > 0 ? value / mean : 1));
}

/** w_c = n / (C n_c) for n_c of n rows in each of C classes; 1 for a class that has none. */
export function balancedWeights({ rows, counts }: Counts): number[] {
  return counts.map((count) => (count > 0 ? rows / (counts.length * count) : 1));
}
