import { join } from 'node:path';
import type { EngineName } from '../engine/engine.js';
import { systemProblem } from '../errors/files.js';
import { EXIT, ZooError } from '../errors/problem.js';
import { waitForLock } from '../files/wait.js';
import type { RunRecord } from '../report/record.js';
import type { OpenPage } from '../run/page/open.js';
import { holdsRun, isFinished, LOCK } from '../run/record/files.js';
import { restoreReport } from '../run/record/report.js';
import { readRun } from '../run/record/saved.js';
import { runPage } from '../run/run.js';
import { type RunEvents, type Surroundings, waitingFor } from '../run/surroundings.js';

/** One of several runs: a page with its overrides and seed, and where it runs. */
export interface PlannedRun {
  readonly open: OpenPage;
  /** The folder of the run. Called when the run starts, because another process may have taken a folder by then. */
  folder(): string;
  /**
   * What to do with a run that is already in the folder: `new` never replaces one, `continue` requires one, `either`
   * continues one if it exists.
   */
  readonly start: 'new' | 'continue' | 'either';
}

/** Settings of all runs. */
export interface RunSettings {
  /** Absent: the engine of the run that is continued, else the best one that works here. */
  readonly engine?: 'auto' | EngineName | undefined;
  /** Rows of each split to use; absent: all. */
  readonly rows?: number | undefined;
  /** Whether reports show images; absent: decided by the terms of the data. */
  readonly images?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly acceptChanges?: boolean | undefined;
}

/** A finished run. */
export interface FinishedRun {
  readonly folder: string;
  readonly record: RunRecord;
}

/** An event between runs. */
export interface RunObserver {
  starting(run: PlannedRun, folder: string): void;
  finished(run: FinishedRun): Promise<void> | void;
  /** A run failed or was stopped: its error is thrown next, and the remaining runs do not start. */
  failed(folder: string, error: unknown): void;
}

/**
 * Executes runs in this process, one after the other. Does not repeat a finished run: reads its record, and writes
 * its report again if it is missing. Throws the error of the first run that fails.
 */
export async function executeHere(
  planned: readonly PlannedRun[],
  settings: RunSettings,
  surroundings: Surroundings,
  events: RunEvents,
  observer: RunObserver,
): Promise<readonly FinishedRun[]> {
  const runs: FinishedRun[] = [];
  const once = notedOnce(events);
  for (const run of planned) {
    const folder = run.folder();
    observer.starting(run, folder);
    try {
      runs.push({ folder, record: await executeRun(run, folder, settings, surroundings, once) });
    } catch (error) {
      observer.failed(folder, error);
      throw canBeResumed(error, folder);
    }
    await observer.finished(runs.at(-1)!);
  }
  return runs;
}

/** Forwards events, but reports only once what several runs share (the engine, the split, bad rows). */
function notedOnce(events: RunEvents): RunEvents {
  const noted = new Set<string>();
  const note = (text: string): void => {
    if (!noted.has(text)) events.note(text);
    noted.add(text);
  };
  return { ...events, note };
}

/**
 * Executes a run. If another process is using the folder, an `either` run waits, and continues from what that process
 * leaves.
 */
async function executeRun(
  run: PlannedRun,
  folder: string,
  settings: RunSettings,
  surroundings: Surroundings,
  events: RunEvents,
): Promise<RunRecord> {
  const waiting = waitingFor(events);
  for (;;) {
    try {
      return await tryRun(run, folder, settings, surroundings, events);
    } catch (error) {
      if (run.start !== 'either' || !isBusy(error)) throw error;
      const isDone = (): boolean => isFinished(folder);
      const lock = await waitForLock(join(folder, LOCK), isDone, (holder) => waiting(folder, holder));
      lock?.release();
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof ZooError && error.problems.some(({ code }) => code === 'folder-busy');

async function tryRun(
  { open, start }: PlannedRun,
  folder: string,
  settings: RunSettings,
  surroundings: Surroundings,
  events: RunEvents,
): Promise<RunRecord> {
  const resume = start === 'continue' || (start === 'either' && holdsRun(folder));
  if (!resume || !isFinished(folder))
    return runPage({ ...settings, open, folder, resume }, surroundings, events);
  const { record } = readRun(folder);
  await restoreReport(folder, surroundings.env, events);
  return record;
}

/** Adds advice on how to resume the run to a full or failing disk; returns any other error unchanged. */
function canBeResumed(error: unknown, folder: string): unknown {
  const problem = systemProblem(error, `continue with zoo run --resume ${folder}`);
  return problem && ['disk-full', 'device-failed'].includes(problem.code)
    ? new ZooError(problem, EXIT.failed)
    : error;
}
