import { percent, signed } from './figures.js';
import type { RunRecord } from './record.js';
import { moments, studentQuantile } from './student.js';
import type { TextTable } from './text-table.js';

/** A metric of one page over its seeds. */
export interface SeedScores {
  readonly mean: number;
  /** Sample standard deviation over seeds; null for one seed. */
  readonly deviation: number | null;
  /** To the first page, over the seeds that both ran; absent for the first page itself. */
  readonly difference?: PairedDifference;
}

/** Mean of the seed-by-seed differences; `half` is half the width of its 95 % t interval, null below two shared seeds. */
export interface PairedDifference {
  readonly mean: number;
  readonly half: number | null;
  readonly seeds: number;
}

/** Several pages, each over one or more seeds. */
export interface Comparison {
  readonly metrics: readonly string[];
  readonly pages: readonly {
    readonly name: string;
    readonly seeds: readonly number[];
    readonly scores: { readonly [metric: string]: SeedScores };
  }[];
}

/** Pages (in order of first appearance) by metrics: mean and deviation over seeds, and paired differences to the first page. */
export function compareRuns(records: readonly RunRecord[]): Comparison {
  const pages = new Map<string, RunRecord[]>();
  for (const record of records) pages.set(record.name, [...(pages.get(record.name) ?? []), record]);
  const metrics = [...new Set(records.flatMap((record) => Object.keys(record.scores)))];
  const first = [...pages.values()][0] ?? [];
  return {
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

const scoreOf = (record: RunRecord, metric: string): number | null => record.scores[metric]?.value ?? null;

function pairedDifference(
  runs: readonly RunRecord[],
  first: readonly RunRecord[],
  metric: string,
): PairedDifference | undefined {
  const pairs = runs.flatMap((run) => {
    const other = first.find((record) => record.seed === run.seed);
    const [a, b] = [scoreOf(run, metric), other ? scoreOf(other, metric) : null];
    return a === null || b === null ? [] : [a - b];
  });
  if (pairs.length === 0) return undefined;
  const { mean, deviation } = moments(pairs);
  const half =
    deviation === null ? null : (studentQuantile(pairs.length - 1) * deviation) / Math.sqrt(pairs.length);
  return { mean, half, seeds: pairs.length };
}

/** The comparison as text, in percent: `49.9 ± 0.3` over seeds, and below it the difference to the first page `+2.1 [1.5, 2.7]`. */
export function comparisonText({ metrics, pages }: Comparison): TextTable {
  return {
    columns: [
      { title: 'page', align: 'left' },
      { title: 'seeds', align: 'right' },
      ...metrics.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: pages.flatMap(({ name, seeds, scores }) => {
      const own = [name, `${seeds.length}`, ...metrics.map((metric) => spread(scores[metric]))];
      const differences = metrics.map((metric) => interval(scores[metric]?.difference));
      if (differences.every((text) => text === '')) return [own];
      return [own, [`  minus ${pages[0]?.name}`, '', ...differences]];
    }),
  };
}

function spread(scores: SeedScores | undefined): string {
  if (!scores) return '';
  return scores.deviation === null
    ? percent(scores.mean)
    : `${percent(scores.mean)} ± ${percent(scores.deviation)}`;
}

function interval(difference: PairedDifference | undefined): string {
  if (!difference) return '';
  const { mean, half } = difference;
  return half === null ? signed(mean) : `${signed(mean)} [${signed(mean - half)}, ${signed(mean + half)}]`;
}
