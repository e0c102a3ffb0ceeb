import type { Score } from '../part.js';
import { errorsIn, PERCENT, type Writing } from './figures.js';
import type { RunRecord } from './record.js';
import type { TextTable } from './text-table.js';

/** One line of the score table; scores as fractions (1 is 100 %). */
export interface ScoreRow {
  readonly label: string;
  /** Undefined for a metric's own line; the index in the label space for a per-class line. */
  readonly index?: number;
  readonly metric: string;
  readonly run: number | null;
  readonly reference: number | null;
  readonly writing: Writing;
}

/** How a run's metric is written. */
export function writingOf({ errors }: Pick<RunRecord, 'errors'>, metric: string): Writing {
  const unit = errors?.[metric];
  return unit === undefined ? PERCENT : errorsIn(unit);
}

/** A metric with the unit of its numbers, if they are not percentages. */
export function metricTitle(errors: Pick<RunRecord, 'errors'>, metric: string): string {
  const writing = writingOf(errors, metric);
  return writing === PERCENT || writing.unit === '' ? metric : `${metric} (${writing.unit})`;
}

/** The scores of a run and their references. */
export interface ScoreTable {
  readonly reference: 'paper' | 'constant predictor';
  readonly rows: readonly ScoreRow[];
}

/**
 * Every metric of the run, each followed by its per-class lines. The reference is the paper's number if the run is
 * comparable with it, otherwise the best constant predictor.
 */
export function scoreTable(record: RunRecord): ScoreTable {
  const reference = record.comparable && record.paper ? 'paper' : 'constant predictor';
  const beside = reference === 'paper' ? paperScores(record) : record.constant;
  const rows = Object.entries(record.scores).flatMap(([metric, score]) => {
    const names = record.labels[record.metricLabels[metric] ?? '']?.names ?? [];
    const writing = writingOf(record, metric);
    const own: ScoreRow = {
      label: metricTitle(record, metric),
      metric,
      run: score.value,
      reference: beside[metric]?.value ?? null,
      writing,
    };
    const classes = (score.perClass ?? []).map((run, index) => ({
      label: names[index] ?? `${index}`,
      index,
      metric,
      run,
      reference: beside[metric]?.perClass?.[index] ?? null,
      writing,
    }));
    return [own, ...classes];
  });
  return { reference, rows };
}

/** The paper's percentages as fractions, by metric; empty if the record has none. */
export function paperScores(record: RunRecord): { readonly [metric: string]: Score } {
  return Object.fromEntries(
    Object.entries(record.paper ?? {}).map(([metric, { value, perClass }]) => [
      metric,
      {
        value: value === undefined ? null : value / 100,
        ...(perClass ? { perClass: perClass.map((number) => number / 100) } : {}),
      },
    ]),
  );
}

/** The score table as text, errors in their unit and other scores in percent; per-class lines are indented. */
export function scoreText(record: RunRecord): TextTable {
  const { reference, rows } = scoreTable(record);
  return {
    columns: [
      { title: record.errors ? '' : '%', align: 'left' },
      { title: 'this run', align: 'right' },
      { title: reference, align: 'right' },
      { title: 'difference', align: 'right' },
    ],
    rows: rows.map((row) => [
      row.index === undefined ? row.label : `  ${row.label}`,
      row.writing.score(row.run),
      row.writing.score(row.reference),
      row.writing.difference(difference(row)),
    ]),
  };
}

/** Run minus reference, or null if either is missing. */
export const difference = (row: ScoreRow): number | null =>
  row.run === null || row.reference === null ? null : row.run - row.reference;
