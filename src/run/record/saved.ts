import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineName } from '../../engine/engine.js';
import { unknownFormat } from '../../errors/formats.js';
import { ZooError } from '../../errors/problem.js';
import { notARun, notFinished, runFileForeign } from '../../errors/train.js';
import { NotReadable, readRegular } from '../../files/read-regular.js';
import type { RowList } from '../../part.js';
import {
  type InspectionRecord,
  type PredictionRecord,
  RECORD_FORMAT,
  type RunRecord,
} from '../../report/record.js';
import { FILES, isRun } from './files.js';
import { readJsonLines } from './json-lines.js';

/**
 * The settings that a run was started with: the engine and its provider, the profile, the number of rows and whether
 * to show images.
 */
export function runEnvironment(folder: string): {
  readonly engine?: 'auto' | EngineName;
  readonly provider?: string;
  readonly profile: string | null;
  readonly rows?: number;
  readonly images?: boolean;
} {
  const file = join(folder, FILES.environment);
  if (!existsSync(file)) return { profile: null };
  const found = readJson(file);
  const {
    engine = 'auto',
    provider = '',
    profile,
    rows = 1,
    images = true,
  } = found as { readonly [key: string]: unknown };
  const isOurs =
    typeof engine === 'string' &&
    typeof provider === 'string' &&
    (profile === null || typeof profile === 'string') &&
    typeof rows === 'number' &&
    typeof images === 'boolean';
  if (!isOurs) throw new ZooError(runFileForeign(file));
  return found as ReturnType<typeof runEnvironment>;
}

/** The saved results of a finished run. */
export interface SavedRun {
  readonly record: RunRecord;
  readonly predictions: RowList<PredictionRecord>;
  readonly inspection: InspectionRecord;
}

/** Reads the record of a finished run. Throws if the folder contains none. */
export const readRunRecord = (path: string): RunRecord => readRecord(resultOf(path, 'record'));

/** Reads the predictions of a finished run for its validation rows, each on demand. Throws if the folder contains none. */
export const readRunPredictions = (path: string): RowList<PredictionRecord> =>
  readLines(resultOf(path, 'predictions'));

function resultOf(path: string, name: keyof typeof FILES): string {
  const file = join(path, FILES[name]);
  if (!existsSync(file)) throw new ZooError(isRun(path) ? notFinished(path) : notARun(path, FILES[name]));
  return file;
}

/** Reads a finished run. Throws if the folder contains none. */
export function readRun(path: string): SavedRun {
  const found = (name: keyof typeof FILES): string => resultOf(path, name);
  const record = readRunRecord(path);
  return { record, predictions: readRunPredictions(path), inspection: readInspection(found('inspection')) };
}

function readRecord(file: string): RunRecord {
  const found = readJson(file);
  const { format = RECORD_FORMAT } = found;
  if (typeof format === 'number' && format !== RECORD_FORMAT)
    throw new ZooError(unknownFormat(file, 'run record', format, RECORD_FORMAT));
  const isOurs = typeof found.name === 'string' && isMap(found.scores) && Array.isArray(found.stages);
  if (!isOurs) throw new ZooError(runFileForeign(file));
  return found as unknown as RunRecord;
}

function readInspection(file: string): InspectionRecord {
  const found = readJson(file);
  const isNumbers = (value: unknown): boolean =>
    Array.isArray(value) && value.every((one) => typeof one === 'number' || one === null);
  const isTensor = (value: unknown): boolean =>
    isMap(value) && isNumbers(value.shape) && isNumbers(value.mean);
  const isOurs = Object.values(found).every((node) => isMap(node) && Object.values(node).every(isTensor));
  if (!isOurs) throw new ZooError(runFileForeign(file));
  return found as unknown as InspectionRecord;
}

function readLines(file: string): RowList<PredictionRecord> {
  try {
    return readJsonLines(readRegular(file), (line) => predictionOf(line, file));
  } catch (error) {
    if (isNoRunFile(error)) throw new ZooError(runFileForeign(file));
    throw error;
  }
}

/** A line of predictions.jsonl; an earlier version used `answers` for the outputs. */
function predictionOf(line: unknown, file: string): PredictionRecord {
  if (!isMap(line)) throw new ZooError(runFileForeign(file));
  const { answers, ...prediction } = line;
  return (answers ? { ...prediction, outputs: answers } : prediction) as unknown as PredictionRecord;
}

/** The object in a JSON file. Throws `run-file-foreign` if the file is empty or contains anything else. */
function readJson(file: string): { readonly [key: string]: unknown } {
  let found: unknown;
  try {
    found = JSON.parse(readRegular(file).toString());
  } catch (error) {
    if (!isNoRunFile(error)) throw error;
  }
  if (!isMap(found)) throw new ZooError(runFileForeign(file));
  return found;
}

/** Whether a run cannot have written a file: it is not JSON, or not a regular file. */
const isNoRunFile = (error: unknown): boolean => error instanceof SyntaxError || error instanceof NotReadable;

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
