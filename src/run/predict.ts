import { type Dirent, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { EngineName } from '../engine/engine.js';
import { ZooError } from '../errors/problem.js';
import { needsVectors, noImages } from '../errors/train.js';
import type { Row } from '../part.js';
import type { PredictionRecord } from '../report/record.js';
import { viewOf } from './data/splits.js';
import { type ModelSource, openTrained } from './evaluate.js';
import type { Model } from './model/model.js';
import { answerSplit, predictionsOf } from './record/answers.js';
import { heeding, type RunEvents, type Surroundings } from './surroundings.js';

export interface Predictions {
  readonly model: Model;
  readonly predictions: readonly PredictionRecord[];
  /** Images that could not be read; they are not among the predictions. */
  readonly failed: readonly string[];
}

/**
 * Answers of a finished model for image files and folders of them (searched through, in the order of their names). Unlike
 * those of a data set, nothing that is computed of them is kept.
 */
export async function predict(
  source: ModelSource,
  paths: readonly string[],
  engine: 'auto' | EngineName,
  around: Surroundings,
  events: RunEvents,
): Promise<Predictions> {
  const rows = paths.flatMap(imagesIn);
  if (rows.length === 0) throw new ZooError(noImages(paths.join(', ')));
  const bank = join(around.cache, `.predict-${process.pid}`);
  try {
    return await answersFor(rows, source, engine, { ...around, bank }, heeding(events));
  } finally {
    rmSync(bank, { recursive: true, force: true });
  }
}

async function answersFor(
  rows: readonly Row[],
  source: ModelSource,
  engine: 'auto' | EngineName,
  around: Surroundings,
  events: RunEvents,
): Promise<Predictions> {
  const { open, model } = await openTrained(source, engine, around, events);
  const { plan } = open;
  const { vectors } = around.registry.get('backbones', plan.nodes[0]!.options.type)!;
  if (vectors) throw new ZooError(needsVectors(plan.nodes[0]!.options.type));
  const view = viewOf({ rows, dropped: [], bad: [] }, 'test', 'evaluate', plan, 0);
  const { answers, failed } = await answerSplit(model, view, events);
  const bad = new Set(failed.map(({ row }) => row));
  return {
    model,
    predictions: predictionsOf(model, view, answers).filter((_, row) => !bad.has(row)),
    failed: failed.map(({ row, why }) => `${rows[row]!.image}: ${why}`),
  };
}

const IMAGE = /\.(jpe?g|png|webp|gif|tiff?|avif)$/i;

function imagesIn(path: string): Row[] {
  const row = (file: string, key: string): Row => ({ key, image: resolve(file), split: 'test', labels: {} });
  if (!statSync(path, { throwIfNoEntry: false })) throw new ZooError(noImages(path));
  if (!statSync(path).isDirectory()) return [row(path, basename(path))];
  const files = readdirSync(path, { withFileTypes: true, recursive: true }).filter(
    (entry: Dirent) => entry.isFile() && IMAGE.test(entry.name),
  );
  const names = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  return names.map((file) => row(file, file.slice(path.length).replace(/^[/\\]/, '')));
}
