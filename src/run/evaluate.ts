import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { THRESHOLD } from '../decision.js';
import type { EngineName } from '../engine/engine.js';
import { openEngine } from '../engine/open.js';
import { noRowsToScore } from '../errors/data.js';
import { ZooError } from '../errors/problem.js';
import { notARun, notFinished } from '../errors/train.js';
import type { RowList, Split } from '../part.js';
import { stepsOnRuns, withoutRuns } from '../plan/blends.js';
import type { Plan } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import { spansOf } from '../plan/tuning.js';
import type { PredictionRecord } from '../report/record.js';
import { unprefixed } from '../train/checkpoint.js';
import { postprocessed } from '../train/postprocess.js';
import { withTuning } from '../train/tuning.js';
import { readingLabels } from '../weights/convert.js';
import { weightsPlaces } from '../weights/fetch/locate.js';
import { fitWeights } from '../weights/fit.js';
import { noteLeftBehind } from '../weights/left-behind.js';
import { loadWeights } from '../weights/load.js';
import { leaveOut, readData } from './data/read.js';
import { viewOf } from './data/splits.js';
import { type Model, openModel } from './model/model.js';
import { type OpenPage, openPageToRun, type PageRequest } from './page/open.js';
import { answerSplit, predictionsOf, type SplitScores, scoresOf } from './record/answers.js';
import { readBlended } from './record/blended.js';
import { FILES } from './record/files.js';
import { noteChangedBlends, noteChangedWeights, savedTuning } from './record/same-weights.js';
import { runEnvironment } from './record/saved.js';
import { engineSettings, interruptible, type RunEvents, type Surroundings } from './surroundings.js';

/** A model to use: the folder of a finished run, or a page with a weights file. */
export type ModelSource = { readonly run: string } | (PageRequest & { readonly weights: string });

export interface ModelEvaluation extends SplitScores {
  readonly plan: Plan;
  readonly rows: number;
  readonly predictions: RowList<PredictionRecord>;
}

/** How to open a finished model. */
export interface Opening {
  /** As for `openModel`. */
  readonly keep?: boolean;
  /** The file to read vectors from, instead of the page's. */
  readonly vectors?: string | undefined;
}

/**
 * Opens a finished model on an engine, with its trained weights. Notes if the weights are not the ones that the run
 * saved.
 */
export async function openTrained(
  source: ModelSource,
  engine: 'auto' | EngineName,
  context: Surroundings,
  events: RunEvents,
  { keep = true, vectors }: Opening = {},
): Promise<{ open: OpenPage; model: Model }> {
  const read = readingVectors(await openSource(source, context, events), vectors);
  const open = tuned(read, source, events);
  const file = 'run' in source ? join(source.run, FILES.weights) : source.weights;
  if ('run' in source && !existsSync(file)) throw new ZooError(notFinished(source.run));
  const opened = await openEngine(engine, undefined, engineSettings(context));
  const model = await openModel(open.plan, opened, open.page.seed, context, events, keep);
  const loaded = await loadWeights(file, weightsPlaces(context), events);
  if ('run' in source) {
    noteChangedWeights(source.run, loaded.sha256, model.backbones, events);
    noteChangedBlends(source.run, context, events);
  }
  const arrays = readingLabels(loaded, model.backbones[0]!.weights?.labels);
  for (const node of open.plan.nodes) {
    if (!model.owned.includes(node.name)) continue;
    model.graph.load(node.name, fitWeights(file, unprefixed(node.name, arrays), node.variables));
  }
  const { nodes } = open.plan;
  const unused = [...arrays.keys()].filter((name) => !nodes.some((node) => name.startsWith(`${node.name}/`)));
  noteLeftBehind(loaded, unused, events);
  return { open, model };
}

/** A page whose backbone reads another file of vectors; the unchanged page if there is no file, or if it reads images. */
function readingVectors(open: OpenPage, file: string | undefined): OpenPage {
  const [backbone, ...nodes] = open.plan.nodes;
  if (file === undefined || !backbone || backbone.options.file === undefined) return open;
  const reading = { ...backbone, options: { ...backbone.options, file } };
  return { ...open, plan: { ...open.plan, nodes: [reading, ...nodes] } };
}

/** The page of a model, with what the run has tuned in its plan. */
function tuned(open: OpenPage, source: ModelSource, events: RunEvents): OpenPage {
  const { plan } = open;
  if ('run' in source) return { ...open, plan: withTuning(plan, savedTuning(source.run)) };
  for (const { name } of answering(plan).filter(({ tunes }) => tunes !== undefined))
    events.note(
      `the thresholds of ${name} are in the record of its run; without it, a label is on from a probability of ${THRESHOLD}`,
    );
  for (const step of plan.postprocess ?? [])
    if (spansOf(step))
      events.note(
        `the span of ${step.name} is in the record of its run; without it, the first of its list is used`,
      );
  return open;
}

const SPLITS: readonly Split[] = ['train', 'validation', 'test'];

/**
 * Scores a finished model on a split of its page's data, with images processed as in evaluation. Throws if the split
 * has no rows.
 */
export async function evaluate(
  source: ModelSource,
  split: Split,
  engine: 'auto' | EngineName,
  context: Surroundings,
  events: RunEvents,
): Promise<ModelEvaluation> {
  const stoppable = interruptible(events);
  const { model } = await openTrained(source, engine, context, stoppable);
  try {
    const plan = split === 'validation' ? model.plan : withoutBlends(model.plan, stoppable);
    return await scoreSplit({ ...model, plan }, split, context, stoppable);
  } finally {
    model.close();
  }
}

/** The plan without the steps that blend other runs, which have predicted other rows. Notes which steps these are. */
export function withoutBlends(plan: Plan, events: Pick<RunEvents, 'note'>): Plan {
  const left = Array.from(stepsOnRuns(plan.postprocess), (name) => `"${name}"`);
  if (left.length > 0)
    events.note(
      `without the postprocess steps ${left.join(', ')}: they blend predictions of other runs, which exist only for validation rows`,
    );
  return withoutRuns(plan);
}

async function scoreSplit(
  model: Model,
  split: Split,
  context: Surroundings,
  events: RunEvents,
): Promise<ModelEvaluation> {
  const { plan } = model;
  const table = await readData(plan, context, events);
  const sizes = SPLITS.map((name) => [name, table.rows.filter((row) => row.split === name).length] as const);
  const filled = sizes.filter(([, rows]) => rows > 0);
  if (!filled.some(([name]) => name === split)) throw new ZooError(noRowsToScore(split, filled));
  const view = viewOf(table.rows, split, 'evaluate', plan, 0);
  const { answers: raw, failed } = await answerSplit(model, view, events);
  leaveOut(view, failed, plan, events);
  const missing = failed.map(({ row }) => row);
  const others = readBlended(plan, view.view.rows, context).answers;
  const answers = postprocessed(plan, raw, view.view.rows, missing, others);
  const predictions = predictionsOf(model, view, answers);
  return {
    plan,
    rows: view.data.rows,
    ...scoresOf(model, view, answers, context.registry),
    predictions,
  };
}

/** The page of a model; for a run, the page as it was resolved then. Throws if the folder contains no run. */
export function pageOf(source: ModelSource): PageRequest {
  if (!('run' in source)) return source;
  const page = join(source.run, FILES.page);
  if (!existsSync(page)) throw new ZooError(notARun(source.run, FILES.page));
  return { page };
}

/** Opens the page of a model; for a run, keeps the name of the profile that was merged into it. */
export async function openSource(
  source: ModelSource,
  context: Surroundings,
  events: RunEvents,
): Promise<OpenPage> {
  const open = await openPageToRun({ ...pageOf(source), trained: true }, context, events);
  return 'run' in source ? { ...open, profile: runEnvironment(source.run).profile } : open;
}
