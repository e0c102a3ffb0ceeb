import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noMetricToCompare } from '../errors/compare.js';
import { ZooError } from '../errors/problem.js';
import { makeFolder, setAside, writeAtomically } from '../files/write.js';
import { renderComparison } from '../report/comparison.js';
import { csvLine } from '../tables/csv.js';
import { type Comparison, compareRuns, primaryMetric, seedDifferences } from './compare.js';
import type { FinishedRun } from './execute.js';
import { type Significance, significanceOf } from './significance.js';

/** A comparison of runs with its notes. */
export interface Compared {
  readonly runs: readonly FinishedRun[];
  readonly notes: readonly string[];
  readonly comparison: Comparison;
  readonly significance?: Significance | undefined;
}

/**
 * Compares runs. Tests pages in `metric`, or in the last metric that all of them have. Throws if a page lacks the
 * metric.
 */
export function compared(runs: readonly FinishedRun[], notes: readonly string[], metric?: string): Compared {
  const records = runs.map(({ record }) => record);
  const comparison = compareRuns(records);
  if (metric !== undefined && !comparison.metrics.includes(metric))
    throw new ZooError(noMetricToCompare(metric, comparison.metrics));
  const tested = metric ?? primaryMetric(comparison);
  const isError = tested !== undefined && comparison.errors?.[tested] !== undefined;
  const significance = tested === undefined ? undefined : significanceOf(records, tested, isError);
  return { runs, notes, comparison, significance };
}

/** The files of a comparison. */
const FILES = { report: 'comparison.html', data: 'comparison.json', table: 'comparison.csv' } as const;

/** Marks comparison.json as ours. */
const KIND = 'zoo comparison';

/**
 * Writes a comparison into a folder: `comparison.html` to look at, `comparison.json` with every run, score and
 * difference by seed, and `comparison.csv` with a line for each page and metric. Replaces an earlier comparison;
 * renames other files with these names. Returns the path of the report.
 */
export function leaveComparison(folder: string, compared: Compared): string {
  const { comparison } = compared;
  makeFolder(folder);
  const path = (name: string): string => join(folder, name);
  if (!isOurs(path(FILES.data)))
    for (const name of Object.values(FILES)) if (existsSync(path(name))) setAside(path(name));
  writeAtomically(path(FILES.report), renderComparison(compared));
  writeAtomically(path(FILES.table), table(comparison));
  writeAtomically(path(FILES.data), `${JSON.stringify(dataOf(compared), null, 2)}\n`);
  return path(FILES.report);
}

function isOurs(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { kind?: unknown }).kind === KIND;
  } catch {
    return false;
  }
}

function dataOf({ comparison, runs, notes, significance }: Compared) {
  const records = runs.map(({ record }) => record);
  const of = (page: string) => records.filter(({ name }) => name === page);
  const [first, ...others] = comparison.pages;
  return {
    kind: KIND,
    format: 1,
    ...comparison,
    bySeed: Object.fromEntries(
      others.map(({ name }) => [
        name,
        Object.fromEntries(
          comparison.metrics.map((metric) => [metric, seedDifferences(of(name), of(first!.name), metric)]),
        ),
      ]),
    ),
    ...(significance && { significance }),
    runs: runs.map(({ folder, record }) => ({
      page: record.name,
      seed: record.seed,
      folder,
      scores: Object.fromEntries(Object.entries(record.scores).map(([name, { value }]) => [name, value])),
    })),
    notes,
  };
}

/**
 * Scores are fractions of one and errors are in their unit, as in run.json; the interval is the 95 % interval of the
 * difference to the first page.
 */
function table({ metrics, pages, errors }: Comparison): string {
  const columns = ['page', 'metric', 'unit', 'seeds', 'mean', 'deviation', 'difference', 'low', 'high'];
  const lines = pages.flatMap(({ name, seeds, scores }) =>
    metrics.flatMap((metric) => {
      const score = scores[metric];
      if (!score) return [];
      const { mean, half } = score.difference ?? { mean: null, half: null };
      const interval = mean === null || half === null ? [null, null] : [mean - half, mean + half];
      const unit = errors?.[metric] ?? 'share';
      return [[name, metric, unit, seeds.length, score.mean, score.deviation, mean, ...interval]];
    }),
  );
  return `${[columns, ...lines].map(csvLine).join('\n')}\n`;
}
