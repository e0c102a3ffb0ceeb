import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineName } from '../../engine/engine.js';
import { unknownFormat } from '../../errors/formats.js';
import { ZooError } from '../../errors/problem.js';
import { notARun, notFinished } from '../../errors/train.js';
import {
  type InspectionRecord,
  type PredictionRecord,
  RECORD_FORMAT,
  type RunRecord,
} from '../../report/record.js';
import { FILES, isRun } from './files.js';
import { readJsonLines } from './json-lines.js';

/** The engine, profile and number of rows that a run was started with. */
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

/** Reads a finished run. Throws if the folder holds none. */
export function readRun(path: string): SavedRun {
  const read = (name: keyof typeof FILES): Buffer => {
    const file = join(path, FILES[name]);
    if (!existsSync(file)) throw new ZooError(isRun(path) ? notFinished(path) : notARun(path, FILES[name]));
    return readFileSync(file);
  };
  const record = JSON.parse(read('record').toString()) as RunRecord;
  const { format = RECORD_FORMAT } = record;
  if (format !== RECORD_FORMAT)
    throw new ZooError(unknownFormat(join(path, FILES.record), 'run record', format, RECORD_FORMAT));
  return {
    record,
    predictions: readJsonLines(read('predictions')).map(predictionOf),
    inspection: JSON.parse(read('inspection').toString()) as InspectionRecord,
  };
}

/** A line of predictions.jsonl; runs of before call the outputs answers. */
function predictionOf(line: unknown): PredictionRecord {
  const { answers, ...prediction } = line as PredictionRecord & {
    readonly answers?: PredictionRecord['outputs'];
  };
  return answers ? { ...prediction, outputs: answers } : prediction;
}
