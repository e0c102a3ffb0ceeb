import type { Registry } from '../registry.js';
import type { RunRecord } from '../report/record.js';
import { type BootstrapPair, bootstrapPairs, type RowInterval } from './bootstrap.js';
import { seedDifferences } from './compare.js';
import type { FinishedRun } from './execute.js';
import { type ScoredRows, scoredRows } from './row-scores.js';
import type { Contrast, Study } from './study.js';
import { primaryOf, type StudyTable, studyTable, type TableInput } from './study-table.js';
import type { Unit } from './unit.js';

/** Input of a table. */
export interface Tabulating extends Pick<TableInput, 'notRun' | 'notes'> {
  readonly study: Study;
  readonly runs: readonly FinishedRun[];
  readonly units: readonly Unit[];
  readonly registry: Registry;
}

/** The table of a study, with bootstrap intervals from the saved predictions of its runs. */
export function tabulate({ study, runs, units, registry, notRun, notes }: Tabulating): StudyTable {
  const records = runs.map(({ record }) => record);
  const metrics = [...new Set(records.flatMap(({ scores }) => Object.keys(scores)))];
  const metric = primaryOf(study, records, metrics);
  const contrasts = study.contrasts.filter(
    ({ of, to }) =>
      metric !== undefined && seedDifferences(named(records, of), named(records, to), metric).length > 0,
  );
  const intervals = metric === undefined ? [] : intervalsOf(contrasts, runs, units, metric, registry);
  const rows = ({ of, to }: Contrast) =>
    intervals[contrasts.findIndex((one) => one.of === of && one.to === to)];
  return studyTable({ study, records, notRun, rows, notes });
}

const named = (records: readonly RunRecord[], name: string) =>
  records.filter((record) => record.name === name);

/** Undefined if the runs of a comparison were not scored on the same rows. */
function intervalsOf(
  contrasts: readonly Contrast[],
  runs: readonly FinishedRun[],
  units: readonly Unit[],
  metric: string,
  registry: Registry,
): readonly (RowInterval | undefined)[] {
  const known = new Map<string, ScoredRows>();
  const scored = ({ folder }: FinishedRun): ScoredRows => {
    const { open } = units.find((unit) => unit.folder === folder)!;
    const found = known.get(folder) ?? scoredRows(folder, open.plan, metric, registry);
    known.set(folder, found);
    return found;
  };
  const of = (name: string) => runs.filter(({ record }) => record.name === name);
  const pairs = contrasts.map((contrast) => {
    const shared = of(contrast.of).flatMap((run) => {
      const other = of(contrast.to).find(({ record }) => record.seed === run.record.seed);
      return other ? [[scored(run), scored(other)] as const] : [];
    });
    return { of: shared.map(([run]) => run), to: shared.map(([, run]) => run) };
  });
  const first = [...known.values()][0];
  if (first === undefined) return [];
  const fits = pairs.map((pair) => [...pair.of, ...pair.to].every(({ keys }) => sameKeys(keys, first.keys)));
  const sound = pairs.filter((_, i) => fits[i]);
  const found = bootstrapPairs(sound.map(scorers), first.groups);
  return fits.map((isSound, i) => (isSound ? found[fits.slice(0, i).filter(Boolean).length] : undefined));
}

const sameKeys = (keys: readonly string[], others: readonly string[]): boolean =>
  keys.length === others.length && keys.every((key, i) => key === others[i]);

const scorers = (pair: {
  readonly of: readonly ScoredRows[];
  readonly to: readonly ScoredRows[];
}): BootstrapPair => ({
  of: pair.of.map(({ score }) => score),
  to: pair.to.map(({ score }) => score),
});
