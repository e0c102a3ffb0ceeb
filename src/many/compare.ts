import type { RunRecord } from '../report/record.js';
import { moments, studentQuantile } from './student.js';

/** A metric of one page over its seeds. */
export interface SeedScores {
  readonly mean: number;
  /** Sample standard deviation over seeds; null for one seed. */
  readonly deviation: number | null;
  /** Difference to the first page, over the seeds that both ran; absent for the first page itself. */
  readonly difference?: PairedDifference;
}

/**
 * Mean of the seed-by-seed differences; `half` is half the width of its 95 % t interval, null with fewer than two
 * shared seeds.
 */
export interface PairedDifference {
  readonly mean: number;
  readonly half: number | null;
  readonly seeds: number;
}

/** Several pages, each over one or more seeds. */
export interface Comparison {
  readonly metrics: readonly string[];
  /** As in the run records: the metrics that are errors, and their units. */
  readonly errors?: { readonly [metric: string]: string };
  readonly pages: readonly {
    readonly name: string;
    readonly seeds: readonly number[];
    readonly scores: { readonly [metric: string]: SeedScores };
  }[];
}

/**
 * Table of pages (in order of first appearance) by metrics: mean and deviation over seeds, and paired differences to
 * the first page.
 */
export function compareRuns(records: readonly RunRecord[]): Comparison {
  const pages = new Map<string, RunRecord[]>();
  for (const record of records) pages.set(record.name, [...(pages.get(record.name) ?? []), record]);
  const metrics = [...new Set(records.flatMap((record) => Object.keys(record.scores)))];
  const first = [...pages.values()][0] ?? [];
  const errors = Object.assign({}, ...records.map((record) => record.errors));
  return {
    ...(Object.keys(errors).length > 0 && { errors }),
    metrics: metrics.filter((metric) => records.some((record) => scoreOf(record, metric) !== null)),
    pages: [...pages].map(([name, runs]) => ({
      name,
      seeds: runs.map((run) => run.seed),
      scores: Object.fromEntries(
        metrics.flatMap((metric) => {
          const values = runs.map((run) => scoreOf(run, metric)).filter((value) => value !== null);
          if (values.length === 0) return [];
          const difference = runs === first ? undefined : pairedDifference(runs, first, metric);
          return [[metric, { ...moments(values), ...(difference ? { difference } : {}) }]];
        }),
      ),
    })),
  };
}

/** The metric that pages are tested in by default: the last one that all of them have. Sums of metrics come last. */
export const primaryMetric = ({ metrics, pages }: Comparison): string | undefined =>
  metrics.findLast((metric) => pages.every(({ scores }) => scores[metric] !== undefined));

const scoreOf = (record: RunRecord, metric: string): number | null => record.scores[metric]?.value ?? null;

/** The differences between two pages in one metric, for the same seeds. */
export interface SeedDifference {
  readonly seed: number;
  readonly value: number;
}

/** One page minus another in one metric, seed by seed, over the seeds that both ran. */
export function seedDifferences(
  runs: readonly RunRecord[],
  others: readonly RunRecord[],
  metric: string,
): readonly SeedDifference[] {
  return runs.flatMap((run) => {
    const other = others.find((record) => record.seed === run.seed);
    const [a, b] = [scoreOf(run, metric), other ? scoreOf(other, metric) : null];
    return a === null || b === null ? [] : [{ seed: run.seed, value: a - b }];
  });
}

function pairedDifference(
  runs: readonly RunRecord[],
  first: readonly RunRecord[],
  metric: string,
): PairedDifference | undefined {
  const pairs = seedDifferences(runs, first, metric).map(({ value }) => value);
  if (pairs.length === 0) return undefined;
  const { mean, deviation } = moments(pairs);
  const half =
    deviation === null ? null : (studentQuantile(pairs.length - 1) * deviation) / Math.sqrt(pairs.length);
  return { mean, half, seeds: pairs.length };
}
