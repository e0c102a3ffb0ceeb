import { stream } from '../random/stream.js';

/** A 95 % percentile interval over resampled rows. */
export interface RowInterval {
  readonly low: number;
  readonly high: number;
  /** Resamples with a score; those in which it is not defined are left out. */
  readonly resamples: number;
  /** What is drawn: single rows, or all rows of a subject or video together. */
  readonly by: 'rows' | 'groups';
  /** How many of them there are. */
  readonly count: number;
}

/** The score of one run over these rows, by their index; null where it is not defined. */
export type ScoreRows = (rows: Int32Array) => number | null;

/** Two variants, each with a score for every seed that both ran, in the same order. */
export interface BootstrapPair {
  readonly of: readonly ScoreRows[];
  readonly to: readonly ScoreRows[];
}

/** Resamples of an interval; the ends of a 95 % interval of 1,000 vary by about a tenth of its width. */
const RESAMPLES = 1000;

/**
 * Paired bootstrap (Efron and Tibshirani 1993, section 13.3): rows, or groups of rows, are drawn with replacement, all runs are scored on the same draw, and
 * the difference of the two means over seeds is taken. The interval lies between the 2.5 and 97.5 % quantiles. A run that several pairs have is scored
 * once per draw. Undefined for a pair where fewer than half of the draws have a score. `groups` names the group of each row.
 */
export function bootstrapPairs(
  pairs: readonly BootstrapPair[],
  groups: readonly (string | undefined)[],
  resamples = RESAMPLES,
): readonly (RowInterval | undefined)[] {
  const clusters = clustersOf(groups);
  const by = groups.every((group) => group !== undefined) ? 'groups' : 'rows';
  const differences = pairs.map((): number[] => []);
  for (let n = 0; n < resamples; n++) {
    const rows = drawn(clusters, n);
    const known = new Map<ScoreRows, number | null>();
    const scored = (run: ScoreRows): number | null => {
      const found = known.has(run) ? known.get(run)! : run(rows);
      known.set(run, found);
      return found;
    };
    for (const [i, { of, to }] of pairs.entries()) {
      const value = meanDifference(of.map(scored), to.map(scored));
      if (value !== null) differences[i]!.push(value);
    }
  }
  return differences.map((values) => {
    if (values.length === 0 || values.length < resamples / 2) return undefined;
    const [low, high] = [quantile(values, 0.025), quantile(values, 0.975)];
    return { low, high, resamples: values.length, by, count: clusters.length };
  });
}

function meanDifference(of: readonly (number | null)[], to: readonly (number | null)[]): number | null {
  const pairs = of.flatMap((value, i) => (value === null || to[i] === null ? [] : [value - to[i]!]));
  return pairs.length < of.length ? null : pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

/** Rows that are drawn together: those of a group, or each by itself where not every row has a group. */
function clustersOf(groups: readonly (string | undefined)[]): readonly (readonly number[])[] {
  if (groups.some((group) => group === undefined)) return groups.map((_, row) => [row]);
  const clusters = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) clusters.set(group!, [...(clusters.get(group!) ?? []), row]);
  return [...clusters.values()];
}

/** As many clusters as there are, drawn with replacement; a function of `n` alone, so that a table has the same bytes everywhere. */
function drawn(clusters: readonly (readonly number[])[], n: number): Int32Array {
  const { uint32 } = stream(1, 'bootstrap', n);
  const draw = () => clusters[Math.floor((uint32() / 2 ** 32) * clusters.length)]!;
  return Int32Array.from(Array.from({ length: clusters.length }, draw).flat());
}

/** Linear between order statistics, as numpy.quantile does it by default. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
