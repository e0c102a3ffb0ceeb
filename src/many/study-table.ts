import type { RunRecord } from '../report/record.js';
import type { RowInterval } from './bootstrap.js';
import { type SeedDifference, seedDifferences } from './compare.js';
import { holm, signFlip } from './significance.js';
import { moments, studentQuantile } from './student.js';
import type { Contrast, Study, Variant } from './study.js';

/** A mean over seeds with its sample deviation and half the width of its 95 % t interval; both are null for one seed. */
export interface Estimate {
  readonly mean: number;
  readonly deviation: number | null;
  readonly half: number | null;
  readonly seeds: number;
}

/** A row of the table: a variant over its seeds. */
export interface VariantRow {
  readonly name: string;
  /** The name of its page, without the folder. */
  readonly page: string;
  readonly seeds: readonly number[];
  readonly scores: { readonly [metric: string]: Estimate };
  /** The paper's numbers for the row that the page reproduces, in percent, by metric. */
  readonly paper: { readonly [metric: string]: number };
  /** Whether every run used the paper's own data, so that its numbers are comparable. */
  readonly comparable: boolean;
  /** Environment variables that it needs to run. */
  readonly needs?: readonly string[];
}

/** The differences between two variants, over the seeds that both ran. */
export interface ContrastRow extends Contrast {
  /** In the primary metric, seed by seed. */
  readonly differences: readonly SeedDifference[];
  /** In every metric that both have. */
  readonly metrics: { readonly [metric: string]: Estimate };
  /** In the primary metric, over resampled rows; absent if the runs have no rows in common. */
  readonly rows?: RowInterval | undefined;
  /** In the primary metric, class by class. */
  readonly classes: readonly { readonly name: string; readonly change: Estimate }[];
  /**
   * Number of seeds with which it is better; p of the exact sign-flip test, and p adjusted by Holm. Absent with fewer
   * than two shared seeds.
   */
  readonly test?: { readonly wins: number; readonly p: number; readonly adjusted: number };
}

/** The table of a study. It is computed from the records of its runs alone, and has the same bytes wherever they ran. */
export interface StudyTable {
  readonly name: string;
  readonly title: string;
  /** The primary metric; undefined if no unit has finished, or pages have no metric in common. */
  readonly metric: string | undefined;
  readonly metrics: readonly string[];
  readonly errors?: { readonly [metric: string]: string };
  readonly variants: readonly VariantRow[];
  readonly contrasts: readonly ContrastRow[];
  /** The comparisons that are tested together; absent if there are none. */
  readonly family?: {
    readonly size: number;
    readonly seeds: number;
    /** The smallest adjusted p that this many seeds and comparisons can reach, m 2^(1 - n). */
    readonly least: number;
    /** The smallest n with m 2^(1 - n) <= .05. */
    readonly seedsNeeded: number;
  };
  readonly notes: readonly string[];
}

/** Input of the table. Records are named by their variants. */
export interface TableInput {
  readonly study: Study;
  readonly records: readonly RunRecord[];
  readonly notRun: readonly {
    readonly name: string;
    readonly needs: readonly string[];
    readonly paper: VariantRow['paper'];
  }[];
  /** For a comparison, in the primary metric. */
  rows(contrast: Contrast): RowInterval | undefined;
  readonly notes: readonly string[];
}

/** Makes the table of a study. */
export function studyTable({ study, records, notRun, rows, notes }: TableInput): StudyTable {
  const of = (name: string) => records.filter((record) => record.name === name);
  const metrics = [...new Set(records.flatMap(({ scores }) => Object.keys(scores)))].filter((metric) =>
    records.some(({ scores }) => typeof scores[metric]?.value === 'number'),
  );
  const metric = primaryOf(study, records, metrics);
  const errors: { [metric: string]: string } = Object.assign({}, ...records.map((record) => record.errors));
  const variants = study.variants.filter(({ name }) => of(name).length > 0);
  const contrasts = study.contrasts
    .filter((one) => of(one.of).length > 0 && of(one.to).length > 0)
    .map((one) => contrastRow(one, of(one.of), of(one.to), metrics, metric, rows(one)));
  const tested = withTests(contrasts, metric !== undefined && errors[metric] !== undefined);
  const family = familyOf(tested);
  const order = [...study.variants.map(({ name }) => name)];
  const all = [
    ...variants.map((variant) => variantRow(variant, of(variant.name), metrics)),
    ...notRun.map((one) => ({
      ...one,
      page: pageName(study.variants.find(({ name }) => name === one.name)!),
      seeds: [],
      scores: {},
      comparable: false,
    })),
  ];
  return {
    name: study.name,
    title: study.title ?? study.name,
    metric,
    metrics,
    ...(Object.keys(errors).length > 0 && { errors }),
    variants: all.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    contrasts: tested,
    ...(family && { family }),
    notes,
  };
}

/** The metric that the study sets, or the last one that all variants have. Sums of metrics come last. */
export const primaryOf = (
  { metric }: Study,
  records: readonly RunRecord[],
  metrics: readonly string[],
): string | undefined =>
  metric ?? metrics.findLast((one) => records.every(({ scores }) => typeof scores[one]?.value === 'number'));

const pageName = ({ page }: Variant): string => page.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');

function variantRow(variant: Variant, records: readonly RunRecord[], metrics: readonly string[]): VariantRow {
  const scores = metrics.flatMap((metric) => {
    const values = records.flatMap((record) => record.scores[metric]?.value ?? []);
    return values.length === 0 ? [] : [[metric, estimate(values)] as const];
  });
  const paper = variant.set.length > 0 ? {} : (records[0]!.paper ?? {}); // a page with changes does not reproduce a row
  return {
    name: variant.name,
    page: pageName(variant),
    seeds: records.map(({ seed }) => seed),
    scores: Object.fromEntries(scores),
    paper: Object.fromEntries(
      Object.entries(paper).flatMap(([metric, { value }]) => (value === undefined ? [] : [[metric, value]])),
    ),
    comparable: records.every(({ comparable }) => comparable),
  };
}

function contrastRow(
  contrast: Contrast,
  of: readonly RunRecord[],
  to: readonly RunRecord[],
  metrics: readonly string[],
  metric: string | undefined,
  rows: RowInterval | undefined,
): ContrastRow {
  const changes = metrics.flatMap((one) => {
    const values = seedDifferences(of, to, one).map(({ value }) => value);
    return values.length === 0 ? [] : [[one, estimate(values)] as const];
  });
  return {
    ...contrast,
    differences: metric === undefined ? [] : seedDifferences(of, to, metric),
    metrics: Object.fromEntries(changes),
    ...(rows && { rows }),
    classes: metric === undefined ? [] : classesOf(of, to, metric),
  };
}

/** The change of every class of a metric, over the seeds that both ran; none for a sum of metrics. */
function classesOf(
  of: readonly RunRecord[],
  to: readonly RunRecord[],
  metric: string,
): ContrastRow['classes'] {
  const [first] = of;
  const names = first?.labels[first.metricLabels[metric] ?? '']?.names ?? [];
  return names.flatMap((name, i) => {
    const values = of.flatMap((run) => {
      const a = run.scores[metric]?.perClass?.[i];
      const b = to.find(({ seed }) => seed === run.seed)?.scores[metric]?.perClass?.[i];
      return typeof a === 'number' && typeof b === 'number' ? [a - b] : [];
    });
    return values.length === 0 ? [] : [{ name, change: estimate(values) }];
  });
}

/** All comparisons with two or more seeds form one family. */
function withTests(contrasts: readonly ContrastRow[], lessIsBetter: boolean): readonly ContrastRow[] {
  const values = contrasts.map(({ differences }) => differences.map(({ value }) => value));
  const tested = [...values.keys()].filter((i) => values[i]!.length >= 2);
  const ps = tested.map((i) => signFlip(values[i]!));
  const adjusted = holm(ps);
  return contrasts.map((contrast, i) => {
    const at = tested.indexOf(i);
    if (at < 0) return contrast;
    const wins = values[i]!.filter((value) => (lessIsBetter ? value < 0 : value > 0)).length;
    return { ...contrast, test: { wins, p: ps[at]!, adjusted: adjusted[at]! } };
  });
}

function familyOf(contrasts: readonly ContrastRow[]): StudyTable['family'] {
  const tested = contrasts.filter(({ test }) => test !== undefined);
  if (tested.length === 0) return undefined;
  const seeds = Math.min(...tested.map(({ differences }) => differences.length));
  return {
    size: tested.length,
    seeds,
    least: Math.min(1, tested.length * 2 ** (1 - seeds)),
    seedsNeeded: Math.ceil(1 + Math.log2(tested.length / 0.05)),
  };
}

/** A mean with its 95 % t interval: mean ± t(.975, n - 1) s / sqrt(n). */
export function estimate(values: readonly number[]): Estimate {
  const { mean, deviation } = moments(values);
  const seeds = values.length;
  const half = deviation === null ? null : (studentQuantile(seeds - 1) * deviation) / Math.sqrt(seeds);
  return { mean, deviation, half, seeds };
}
