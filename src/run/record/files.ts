import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from '../../files/mark.js';
import { isPart } from '../../files/parts.js';
import { readRegular } from '../../files/read-regular.js';

/** The files of a run, by content. */
export const FILES = {
  page: 'page.yaml',
  environment: 'environment.json',
  unreadable: 'unreadable.json',
  inputs: 'inputs.json',
  metrics: 'metrics.jsonl',
  predictions: 'predictions.jsonl',
  inspection: 'inspect.json',
  record: 'run.json',
  weights: 'weights.safetensors',
  report: 'report.html',
  checkpoints: 'checkpoints',
} as const;

/** The lock of a run's folder. */
export const LOCK = 'run.lock';

/** The kind in the mark of a run's folder. */
export const KIND = 'run';

/** Whether a folder belongs to a run, finished or not. */
export const isRun = (path: string): boolean => existsSync(join(path, FILES.page));

/** Whether a run is complete: all its results exist. The record is written last; the report is not required. */
export const isFinished = (path: string): boolean =>
  [FILES.record, FILES.weights, FILES.predictions, FILES.inspection].every((name) =>
    existsSync(join(path, name)),
  );

/** Whether a run has started training in a folder: one that failed earlier leaves nothing worth keeping. */
export const holdsRun = (path: string): boolean =>
  [FILES.checkpoints, FILES.record].some((name) => existsSync(join(path, name)));

/**
 * Whether a run may write into a folder: `ours` has a mark, or was written by an earlier version, which wrote no
 * marks. A folder that contains only the lock of a starting run counts as empty.
 */
export function standingOf(path: string): ReturnType<typeof ownerOf> {
  const owner = ownerOf(path, KIND);
  if (owner !== 'foreign') return owner;
  if (isOfEarlierVersion(path)) return 'ours';
  return foreignIn(path).length === 0 ? 'empty' : 'foreign';
}

/** The contents of a folder except the lock of a run. */
export function foreignIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).filter((name) => name !== LOCK && !isPart(name));
}

/**
 * Whether a folder without a mark contains a run of an earlier version: it has a page, and either an environment with
 * the engine and the profile, or the lock of that version, a file with a process id.
 */
function isOfEarlierVersion(path: string): boolean {
  if (!isFile(join(path, FILES.page))) return false;
  const environment = join(path, FILES.environment);
  const lock = join(path, LOCK);
  if (isFile(lock) && /^\d+$/.test(readRegular(lock).toString())) return true;
  if (!isFile(environment)) return false;
  try {
    const found: unknown = JSON.parse(readRegular(environment).toString());
    return found !== null && typeof found === 'object' && 'engine' in found && 'profile' in found;
  } catch {
    return false;
  }
}

const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
