import { useCache } from '../cache/users.js';
import type { EngineName } from '../engine/engine.js';
import { needsVectors } from '../errors/predict.js';
import { ZooError } from '../errors/problem.js';
import { temporaryFolder } from '../files/staged.js';
import type { Row } from '../part.js';
import type { PredictionRecord } from '../report/record.js';
import { viewOf } from './data/splits.js';
import { type ModelSource, openTrained } from './evaluate.js';
import type { Model } from './model/model.js';
import { answerSplit, predictionsOf } from './record/answers.js';
import { interruptible, type RunEvents, type Surroundings } from './surroundings.js';

export interface Predictions {
  readonly model: Model;
  readonly predictions: readonly PredictionRecord[];
  /** Images that could not be read; they are not among the predictions. */
  readonly failed: readonly string[];
}

/**
 * Answers of a finished model for images (see `imageRows`). Unlike those of a data set, nothing that is computed of them is
 * kept.
 */
export async function predict(
  source: ModelSource,
  rows: readonly Row[],
  engine: 'auto' | EngineName,
  context: Surroundings,
  events: RunEvents,
): Promise<Predictions> {
  useCache(context.cache);
  const bank = temporaryFolder(`.predict-${process.pid}`, context.cache);
  try {
    return await answersFor(rows, source, engine, { ...context, bank: bank.path }, interruptible(events));
  } finally {
    bank.remove();
  }
}

async function answersFor(
  rows: readonly Row[],
  source: ModelSource,
  engine: 'auto' | EngineName,
  context: Surroundings,
  events: RunEvents,
): Promise<Predictions> {
  const { open, model } = await openTrained(source, engine, context, events);
  const { plan } = open;
  const { vectors } = context.registry.bind('backbones', plan.nodes[0]!.options, ['backbone']);
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
