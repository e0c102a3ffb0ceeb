import type { RunRecord } from '../report/record.js';
import { seedDifferences } from './compare.js';

/** How clearly the pages of a comparison differ from the first one in a metric. */
export interface Significance {
  readonly metric: string;
  readonly pages: readonly PageSignificance[];
  /** The smallest adjusted p that this many seeds and pages can reach. */
  readonly least: number;
  /** The number of seeds needed for an adjusted p of at most .05: the smallest n with m 2^(1 - n) <= .05. */
  readonly seedsNeeded: number;
}

/** A page compared with the first one, over the seeds that both ran. */
export interface PageSignificance {
  readonly name: string;
  readonly seeds: number;
  /** Number of seeds with which it is better. */
  readonly wins: number;
  /** p of the exact sign-flip test, two-sided. */
  readonly p: number;
  /** p, adjusted by Holm (1979) for the number of pages. */
  readonly adjusted: number;
}

/**
 * Tests each page against the first one in a metric, seed by seed. All tests form one family. Undefined if no page
 * shares two seeds with the first.
 */
export function significanceOf(
  records: readonly RunRecord[],
  metric: string,
  lessIsBetter: boolean,
): Significance | undefined {
  const names = [...new Set(records.map(({ name }) => name))];
  const of = (name: string | undefined) => records.filter((record) => record.name === name);
  const compared = names.slice(1).flatMap((name) => {
    const differences = seedDifferences(of(name), of(names[0]), metric).map(({ value }) => value);
    return differences.length < 2 ? [] : [{ name, differences }];
  });
  if (compared.length === 0) return undefined;
  const ps = compared.map(({ differences }) => signFlip(differences));
  const adjusted = holm(ps);
  const seeds = Math.max(...compared.map(({ differences }) => differences.length));
  return {
    metric,
    pages: compared.map(({ name, differences }, i) => ({
      name,
      seeds: differences.length,
      wins: differences.filter((value) => (lessIsBetter ? value < 0 : value > 0)).length,
      p: ps[i]!,
      adjusted: adjusted[i]!,
    })),
    least: Math.min(1, compared.length * 2 ** (1 - seeds)),
    seedsNeeded: Math.ceil(1 + Math.log2(compared.length / 0.05)),
  };
}

/** Sums that differ by less are equal: they add the same numbers in a different order. */
const ROUNDING = 1e-12;

/**
 * The exact sign-flip test of paired differences: the fraction of all 2^n sign assignments whose mean is at least as
 * far from zero as the observed mean. Combines two halves of the differences, so that 40 of them take as little work
 * as 2^20.
 */
export function signFlip(differences: readonly number[]): number {
  const half = differences.length >> 1;
  const [first, second] = [signedSums(differences.slice(0, half)), signedSums(differences.slice(half))];
  const sorted = Float64Array.from(second).sort();
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0)) - ROUNDING;
  let far = 0;
  // By symmetry, as many sums are <= -observed as are >= observed.
  for (const sum of first) far += 2 * (sorted.length - firstAtLeast(sorted, observed - sum));
  return Math.min(1, far / 2 ** differences.length);
}

/** The sums of these numbers under all sign assignments. */
const signedSums = (values: readonly number[]): readonly number[] =>
  values.reduce<readonly number[]>((sums, value) => sums.flatMap((sum) => [sum + value, sum - value]), [0]);

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Holm's (1979) step-down adjustment: the i-th smallest of m becomes the maximum of (m - j) p_j over j <= i, counted
 * from 0.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = [...ps.keys()].sort((a, b) => ps[a]! - ps[b]!);
  const adjusted = [...ps];
  let most = 0;
  for (const [rank, i] of order.entries()) {
    most = Math.max(most, Math.min(1, (ps.length - rank) * ps[i]!));
    adjusted[i] = most;
  }
  return adjusted;
}
