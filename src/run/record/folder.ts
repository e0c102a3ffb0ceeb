import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../alive.js';
import type { EngineName } from '../../engine/engine.js';
import { ZooError } from '../../errors/problem.js';
import { folderBusy, folderTaken, folderUnwritable, notARun, notFinished } from '../../errors/train.js';
import type { InspectionRecord, PredictionRecord, RunRecord } from '../../report/record.js';
import { clearParts, writeAtomically } from '../../train/checkpoint.js';
import { readJsonLines } from './json-lines.js';

/** The files of a run, by what they hold. */
export const FILES = {
  page: 'page.yaml',
  environment: 'environment.json',
  metrics: 'metrics.jsonl',
  predictions: 'predictions.jsonl',
  inspection: 'inspect.json',
  record: 'run.json',
  weights: 'weights.safetensors',
  report: 'report.html',
  checkpoints: 'checkpoints',
} as const;

const LOCK = 'run.lock';

/** A run's folder, held by this process until `release`. */
export interface RunFolder {
  readonly path: string;
  file(name: keyof typeof FILES): string;
  write(name: keyof typeof FILES, content: string | Uint8Array): void;
  release(): void;
}

/** Makes (or, to resume, takes up) the folder of a run. Throws where it holds another run, or one still going on. */
export function openRunFolder(path: string, resume: boolean): RunFolder {
  if (resume && !isRun(path)) throw new ZooError(notARun(path, FILES.page));
  makeFolder(path);
  takeLock(path);
  const release = (): void => rmSync(join(path, LOCK), { force: true });
  if (!resume && holdsRun(path)) {
    release();
    throw new ZooError(folderTaken(path));
  }
  for (const place of [path, join(path, FILES.checkpoints)]) clearParts(place);
  return {
    path,
    file: (name) => join(path, FILES[name]),
    write: (name, content) => writeAtomically(join(path, FILES[name]), Buffer.from(content)),
    release,
  };
}

/** The first of `base`, `base-2`, `base-3`, ... that holds no run yet. */
export const freeFolder = (base: string): string =>
  firstOf(base, (path) => !holdsRun(path) && !existsSync(join(path, LOCK)));

/**
 * The first of them that holds the run of this resolved page over so many rows, begun or finished, or else no run: where a
 * table of runs that was stopped goes on.
 */
export const sameFolder = (base: string, page: string, rows?: number): string =>
  firstOf(
    base,
    (path) =>
      !holdsRun(path) ||
      (readFileSync(join(path, FILES.page), 'utf8') === page && runEnvironment(path).rows === rows),
  );

function firstOf(base: string, fits: (path: string) => boolean): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base}-${n}`;
    if (fits(path)) return path;
  }
}

/** Whether a folder is that of a run, begun or finished. */
export const isRun = (path: string): boolean => existsSync(join(path, FILES.page));

/** Whether a run is complete: its record is the last of its numbers to be written. */
export const isFinished = (path: string): boolean => existsSync(join(path, FILES.record));

/** Whether a run has begun to train in a folder: one that failed before leaves nothing that could be lost. */
export const holdsRun = (path: string): boolean =>
  [FILES.checkpoints, FILES.record].some((name) => existsSync(join(path, name)));

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new ZooError(folderUnwritable(path, (error as NodeJS.ErrnoException).code));
  }
}

function takeLock(path: string): void {
  const lock = join(path, LOCK);
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    const pid = Number(readFileSync(lock, 'utf8')); // 0 where its process was killed before it could say its number
    if (pid !== 0 && pid !== process.pid && isAlive(pid)) throw new ZooError(folderBusy(path, pid));
    writeFileSync(lock, String(process.pid)); // its process is gone: it was killed
  }
}

/** With which engine, under which profile and on how many rows a run was begun. */
export function runEnvironment(folder: string): {
  readonly engine?: 'auto' | EngineName;
  readonly profile: string | null;
  readonly rows?: number;
} {
  const file = join(folder, FILES.environment);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { profile: null };
}

/** What a finished run has saved. */
export interface SavedRun {
  readonly record: RunRecord;
  readonly predictions: readonly PredictionRecord[];
  readonly inspection: InspectionRecord;
}

/** Reads a finished run. Throws where the folder holds none. */
export function readRun(path: string): SavedRun {
  const read = (name: keyof typeof FILES): Buffer => {
    const file = join(path, FILES[name]);
    if (!existsSync(file)) throw new ZooError(isRun(path) ? notFinished(path) : notARun(path, FILES[name]));
    return readFileSync(file);
  };
  return {
    record: JSON.parse(read('record').toString()) as RunRecord,
    predictions: readJsonLines(read('predictions')) as PredictionRecord[],
    inspection: JSON.parse(read('inspection').toString()) as InspectionRecord,
  };
}
