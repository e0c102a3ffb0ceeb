import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { noRunsToCompare, sameRunTwice } from '../errors/compare.js';
import { ZooError } from '../errors/problem.js';
import { readRegular } from '../files/read-regular.js';
import type { RunRecord } from '../report/record.js';
import { FILES, isFinished, isRun } from '../run/record/files.js';
import { readRunRecord } from '../run/record/saved.js';
import type { FinishedRun } from './execute.js';

/** Runs to compare, and notes for the reader of the comparison. */
export interface Gathered {
  readonly runs: readonly FinishedRun[];
  readonly notes: readonly string[];
}

/**
 * The finished runs in these folders; each folder is a run, or contains runs. Distinguishes different pages of the
 * same name by the names of their folders. Throws if there are fewer than two runs, or if a page has a seed twice.
 */
export function gatherRuns(folders: readonly string[]): Gathered {
  const notes: string[] = [];
  const paths = folders.flatMap((folder) => (isRun(folder) ? [folder] : runsIn(folder, notes)));
  const runs = paths.map((folder) => ({ folder, record: readRunRecord(folder) }));
  if (runs.length < 2) throw new ZooError(noRunsToCompare(folders));
  const named = apart(runs);
  return { runs: named, notes: [...notes, ...rowsDiffer(named)] };
}

/** The finished runs in a folder, sorted by name. */
function runsIn(folder: string, notes: string[]): string[] {
  if (!existsSync(folder)) return [folder]; // reported when it is read
  const runs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isRun(join(folder, entry.name)))
    .map(({ name }) => join(folder, name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const run of runs) if (!isFinished(run)) notes.push(`${run} is not finished and not compared`);
  return runs.filter(isFinished);
}

/** Adds the names of their folders to pages that share a name. */
function apart(runs: readonly FinishedRun[]): FinishedRun[] {
  const pages = runs.map(({ folder }) => pageOf(folder));
  const named = runs.map((run, i) => {
    const { name } = run.record;
    const isAmbiguous = runs.some(({ record }, j) => record.name === name && pages[j] !== pages[i]);
    if (!isAmbiguous) return run;
    const first = runs[pages.indexOf(pages[i]!)]!;
    return { ...run, record: { ...run.record, name: `${name} (${withoutSeed(first.folder)})` } };
  });
  for (const [i, { folder, record }] of named.entries()) {
    const other = named
      .slice(0, i)
      .find((one) => one.record.name === record.name && one.record.seed === record.seed);
    if (other) throw new ZooError(sameRunTwice(other.folder, folder, record.seed));
  }
  return named;
}

/** The resolved page of a run, without its seed. */
const pageOf = (folder: string): string =>
  readRegular(join(folder, FILES.page))
    .toString()
    .replace(/^seed: \d+$/m, '');

const withoutSeed = (folder: string): string => basename(folder).replace(/-seed\d+(?=-\d+$|$)/, '');

/** Whether runs were scored on other rows than the first one, judged by the counts of a label that both have. */
export function rowsDiffer(runs: readonly FinishedRun[]): string[] {
  const [first] = runs;
  const others = runs.filter((run) => !sameRows(run.record, first!.record)).map(({ folder }) => folder);
  return others.length === 0
    ? []
    : [
        `${others.join(', ')}: scored on other validation rows than ${first!.folder}, so differences are not due to the pages alone`,
      ];
}

function sameRows(run: RunRecord, other: RunRecord): boolean {
  const [a, b] = [run.data.validation, other.data.validation];
  const counts = (of: typeof a, space: string): string =>
    JSON.stringify([of?.labeled[space], of?.counts[space]]);
  const shared = Object.keys(a?.labeled ?? {}).filter((space) => b?.labeled[space] !== undefined);
  return shared.every((space) => counts(a, space) === counts(b, space));
}
