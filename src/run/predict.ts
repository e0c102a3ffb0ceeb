import type { ViewedRow } from '../bank/banks.js';
import { useCache } from '../cache/users.js';
import { frameOf } from '../data/frame-name.js';
import { MadeList } from '../data/made-list.js';
import type { EngineName } from '../engine/engine.js';
import { hearsNothing, needsImages, needsVectors, readsMore } from '../errors/predict.js';
import { ZooError } from '../errors/problem.js';
import type { RowList } from '../part.js';
import { readsImages } from '../plan/backbones.js';
import type { Plan } from '../plan/plan.js';
import type { PredictionRecord } from '../report/record.js';
import { LARGE_MAP } from '../train/answers.js';
import { postprocessed } from '../train/postprocess.js';
import { type SoundPlaces, soundsBeside } from './data/sounds-beside.js';
import { type SplitView, viewOf } from './data/splits.js';
import { type ModelSource, openTrained, withoutBlends } from './evaluate.js';
import type { Model } from './model/model.js';
import type { OpenBackbone } from './model/open-backbone.js';
import { answerSplit, predictionsOf } from './record/answers.js';
import { interruptible, type RunEvents, type Surroundings } from './surroundings.js';

/** A row to predict on: its image is a file, or in memory. */
export type ImageRow = Pick<ViewedRow, 'key' | 'image' | 'sound'>;

export interface Predictions {
  /** One prediction for each row whose image could be read, in order. */
  readonly predictions: RowList<PredictionRecord>;
  /** Rows whose image could not be read, by index. */
  readonly failed: readonly { readonly row: number; readonly why: string }[];
}

/** A finished model that stays open. Makes one prediction at a time. */
export interface Predictor {
  readonly plan: Plan;
  /** For a model that reads vectors: the rows of its file. */
  readonly rows?: RowList<ImageRow>;
  predict(rows: RowList<ImageRow>, events: RunEvents): Promise<Predictions>;
  close(): void;
}

/** Inputs of a model besides images. */
export interface Beside {
  /** For a model that reads vectors: their file. */
  readonly vectors?: string | undefined;
  /** For a model that reads audio: the location of the videos' sounds, and their frame rate. */
  readonly sounds?: SoundPlaces | undefined;
}

/** Rows predicted at a time, or a sequence if it is longer: limits what is kept in memory. */
const AT_A_TIME = 256;
const MAPS_AT_A_TIME = 32;

/**
 * Opens a finished model for images or, if it reads vectors, for those in a file. Unlike for a data set, nothing that
 * is computed for them is saved; vectors in a compressed .npz are unpacked into the cache.
 */
export async function openPredictor(
  source: ModelSource,
  engine: 'auto' | EngineName,
  context: Surroundings,
  events: RunEvents,
  { vectors: from, sounds = {} }: Beside = {},
): Promise<Predictor> {
  useCache(context.cache);
  const now = { events: interruptible(events) }; // a model reports to its current caller
  const { open, model } = await openTrained(source, engine, context, relay(now), {
    keep: false,
    vectors: from,
  });
  const plan = withoutBlends(open.plan, now.events);
  const [{ node: backbone, part }, ...others] = model.backbones as [OpenBackbone, ...OpenBackbone[]];
  const { vectors } = part;
  const more = others.find(({ node, part }) => part.vectors || (vectors && readsImages(node)));
  if (more) {
    model.close();
    throw new ZooError(readsMore(more.node.name, more.node.options.type));
  }
  if (!plan.audio && (sounds.folder ?? sounds.fps) !== undefined) {
    model.close();
    throw new ZooError(hearsNothing());
  }
  if ((vectors === undefined) !== (from === undefined) || (vectors && !vectors.keys)) {
    model.close();
    throw new ZooError(vectors ? needsVectors(backbone.options.type) : needsImages(from!));
  }
  if (open.page.data.box !== undefined)
    events.note(
      'this model was trained on images cropped to a box, and these images are not cropped: crop them first',
    );
  const keys = await vectors?.keys?.();
  const rows = keys && new MadeList(keys.length, (row) => ({ key: keys[row]!, image: null }));
  return {
    plan,
    ...(rows && { rows }),
    predict: async (rows, events) => {
      now.events = quietParts(events);
      const heard = plan.audio ? soundsBeside(rows.map(framed), plan.audio, sounds, now.events) : rows;
      return predictRows({ ...model, plan }, heard, now.events, events);
    },
    close: model.close,
  };
}

async function predictRows(
  model: Model,
  rows: RowList<ImageRow>,
  parts: RunEvents,
  events: RunEvents,
): Promise<Predictions> {
  const { plan } = model;
  const size =
    plan.nodes[0]!.output.shape.reduce((a, b) => a * b, 1) > LARGE_MAP ? MAPS_AT_A_TIME : AT_A_TIME;
  const view = viewOfAll(rows, plan);
  const answers: { [node: string]: Float32Array } = {};
  const failed: { row: number; why: string }[] = [];
  events.start('images', rows.length, 'images');
  for (const some of together(view.view.sequences?.of, rows.length, size)) {
    const own = viewOfAll(
      some.map((row) => rows.at(row)!),
      plan,
    );
    const answered = await answerSplit(model, own, parts);
    failed.push(...answered.failed.map(({ row, why }) => ({ row: some[row]!, why })));
    for (const [node, values] of Object.entries(answered.answers)) {
      const width = values.length / some.length;
      answers[node] ??= new Float32Array(rows.length * width);
      for (const [i, row] of some.entries())
        answers[node].set(values.subarray(i * width, (i + 1) * width), row * width);
    }
    events.advance(some.length);
  }
  events.done();
  const missing = failed.map(({ row }) => row);
  noteUnordered(plan, view.view.rows, events);
  const answered = postprocessed(plan, answers, view.view.rows, missing);
  const bad = new Set(missing);
  const predictions = predictionsOf(model, view, answered);
  return {
    predictions: bad.size === 0 ? predictions : predictions.filter((_, row) => !bad.has(row)),
    failed,
  };
}

/** Rows by index, in chunks of about `size`: in order or, for a model that reads sequences, as whole sequences. */
function* together(
  sequenceOf: Int32Array | undefined,
  rows: number,
  size: number,
): Generator<readonly number[]> {
  if (sequenceOf) yield* sequencesTogether(sequenceOf, size);
  else
    for (let first = 0; first < rows; first += size)
      yield Array.from({ length: Math.min(size, rows - first) }, (_, i) => first + i);
}

function sequencesTogether(sequenceOf: Int32Array, size: number): readonly number[][] {
  const sequences = new Map<number, number[]>();
  for (const [row, sequence] of sequenceOf.entries()) {
    const own = sequences.get(sequence);
    if (own) own.push(row);
    else sequences.set(sequence, [row]);
  }
  const found: number[][] = [];
  for (const own of sequences.values()) {
    const last = found.at(-1);
    if (last && last.length + own.length <= size) last.push(...own);
    else found.push([...own]);
  }
  return found;
}

const viewOfAll = (rows: RowList<ImageRow>, plan: Plan): SplitView => {
  const unlabeledRows = new MadeList(rows.length, (row) => unlabeled(rows.at(row)!));
  return viewOf(unlabeledRows, 'test', 'evaluate', plan, 0);
};

/** If the name of an image ends in a number, it is a frame of the folder that it is in; vectors are named like images. */
const framed = (row: ImageRow) => ({
  ...row,
  ...frameOf(typeof row.image === 'string' ? row.image : row.key),
});
const unlabeled = (row: ImageRow): ViewedRow => ({ ...framed(row), split: 'test', labels: {} });

/** Notes that a model reads or smooths over frames, but rows are not frames of a sequence. */
function noteUnordered({ nodes, postprocess = [] }: Plan, rows: RowList<ViewedRow>, events: RunEvents): void {
  const alone = rows.filter(({ position }) => position === undefined).length;
  if (alone > 0 && nodes.some(({ temporal }) => temporal))
    events.note(
      `${alone} of ${rows.length} images have no frame number at the end of their name, as in video/00042.jpg: each is its own sequence`,
    );
  const steps = postprocess.filter(({ work }) => work.type === 'smooth').map(({ name }) => `"${name}"`);
  if (alone > 0 && steps.length > 0)
    events.note(
      `${alone} of ${rows.length} images have no frame number at the end of their name, as in video/00042.jpg, and are not smoothed by ${steps.join(', ')}`,
    );
}

/** Forwards to the events of the current call. */
const relay = (now: { readonly events: RunEvents }): RunEvents => ({
  start: (...task) => now.events.start(...task),
  advance: (n, note) => now.events.advance(n, note),
  done: () => now.events.done(),
  note: (text) => now.events.note(text),
  stopping: () => now.events.stopping(),
});

/** Events for a subset of the rows: checks for stop requests, and counts progress over all rows. */
const quietParts = (events: RunEvents): RunEvents =>
  interruptible({ ...events, start: () => {}, advance: () => {}, done: () => {} });
