import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { badVary, unitElsewhere } from '../errors/compare.js';
import { ZooError } from '../errors/problem.js';
import { Interrupted } from '../errors/train.js';
import { readRegular } from '../files/read-regular.js';
import type { OpenPage } from '../run/page/open.js';
import { FILES, holdsRun, isFinished, isRun } from '../run/record/files.js';
import type { RunEvents, Surroundings } from '../run/surroundings.js';
import { resolvedPage } from '../spec/resolved.js';
import { executeHere, type FinishedRun, type RunObserver, type RunSettings } from './execute.js';

/** A page, or the page with one value changed, as `--set` changes it. */
export interface Variant {
  /** `as written`, or the change by its last key: `rho=0.02`. */
  readonly name: string;
  readonly set: readonly string[];
}

/** One run of a study: a variant with a seed, in a folder of its own. */
export interface Unit {
  readonly variant: string;
  readonly open: OpenPage;
  readonly folder: string;
}

/** What the folder of a unit tells. */
export type UnitState = 'finished' | 'stopped' | 'not started';

/** The page as it is written; the others are compared with it. */
export const AS_WRITTEN: Variant = { name: 'as written', set: [] };

/**
 * The variants of `training.gradient.rho=0.02,0.05`: one for each value, which are separated by commas outside brackets and quotes.
 * Each changes one thing only. Throws `bad-vary`.
 */
export function variantsOf(vary: readonly string[]): readonly Variant[] {
  const varied = vary.map((text) => {
    const at = text.indexOf('=');
    const [path, values] = [text.slice(0, at), splitValues(text.slice(at + 1))];
    if (at < 1 || values.some((value) => value === '')) throw new ZooError(badVary(text));
    return { path, values };
  });
  const keyOf = (path: string): string => {
    const keys = path.split('.');
    const short = (from: number): string => keys.slice(from).join('.');
    const isOwn = (name: string): boolean =>
      varied.every((other) => other.path === path || !other.path.endsWith(name));
    let from = keys.length - 1;
    while (from > 0 && !isOwn(short(from))) from--;
    return short(from);
  };
  return varied.flatMap(({ path, values }) =>
    values.map((value) => ({ name: `${keyOf(path)}=${value}`, set: [`${path}=${value}`] })),
  );
}

/** `[a,b],"c,d",e` is three values. */
function splitValues(text: string): readonly string[] {
  const values = text.match(/(?:\[[^\]]*\]|\{[^}]*\}|"[^"]*"|'[^']*'|[^,])+/g) ?? [''];
  return values.map((value) => value.trim());
}

/** The folder of a unit in that of its study: `rho=0.02-seed1`. */
export const unitFolder = (out: string, variant: string, seed: number): string =>
  join(out, `${variant.replace(/[^\w.=-]+/g, '-')}-seed${seed}`);

/** What a unit has come to. Throws `unit-elsewhere` where its folder holds the run of another page. */
export function stateOf({ open, folder }: Unit): UnitState {
  if (!existsSync(folder) || !holdsRun(folder) || !isRun(folder)) return 'not started';
  if (readRegular(join(folder, FILES.page)).toString() !== resolvedPage(open.page))
    throw new ZooError(unitElsewhere(folder));
  return isFinished(folder) ? 'finished' : 'stopped';
}

/** The runs of a study that have finished, under the names of their variants, and the units that failed. */
export interface StudyOutcome {
  readonly runs: readonly FinishedRun[];
  readonly failed: readonly { readonly unit: Unit; readonly error: unknown }[];
}

/**
 * Runs the units of a study one after the other, in this process: those that have finished are read, those that were stopped are
 * resumed; if one fails, the others still run. Throws `Interrupted` where the user stops it.
 */
export async function runStudy(
  units: readonly Unit[],
  settings: RunSettings,
  context: Surroundings,
  events: RunEvents,
  observer: RunObserver,
): Promise<StudyOutcome> {
  for (const unit of units) stateOf(unit); // a folder of another page is found before anything runs
  const runs: FinishedRun[] = [];
  const failed: { unit: Unit; error: unknown }[] = [];
  for (const unit of units) {
    const { open, folder, variant } = unit;
    const planned = { open, folder: () => folder, start: 'either' } as const;
    try {
      const done = await executeHere([planned], settings, context, events, observer);
      runs.push(...done.map((run) => ({ ...run, record: { ...run.record, name: variant } })));
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      failed.push({ unit, error });
    }
  }
  return { runs, failed };
}
