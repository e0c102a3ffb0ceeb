import { createResizer } from '../../data/resize.js';
import type { Fed } from '../../export/format.js';
import { imageSize } from '../../extent.js';
import { openRunner } from '../../network/runner.js';
import type { ImageSize, Normalization, Pixels } from '../../part.js';
import { imageFeed } from '../../plan/backbones.js';
import type { PlanNode } from '../../plan/plan.js';
import { stream } from '../../random/stream.js';
import { clock } from '../../run/clock.js';
import type { OpenBackbone } from '../../run/model/open-backbone.js';
import { sizeOf } from '../../trace/trace.js';
import { type Answering, type Answers, answer } from '../../train/answers.js';
import { type Draw, type Feed, rowDraw } from '../../train/feed.js';
import { evaluationWindows, everyWindow, type WindowList } from '../../train/windows.js';
import type { OpenRun } from './model.js';
import type { SelectedInput, Selection } from './selection.js';

/** Number of rows in a probe: more than one, to test the batch too. */
const ROWS = 6;

/** Inputs for the export and the run, and the run's predictions for them. */
export interface Probe {
  /** Decoded images of several sizes; empty for a run without images. */
  readonly images: readonly Pixels[];
  /** The same images, resized by the run. */
  readonly squares: readonly Pixels[];
  /** By input. */
  readonly inputs: { readonly [input: string]: Fed };
  /** By row of the outputs, or frame of their windows: the row that the run predicts on; -1: padding. */
  readonly rows: Int32Array;
  readonly expected: Answers;
}

/**
 * Drawn images of several sizes, random vectors and random sounds, with the run's predictions for them, computed with
 * its own resizer, backbones and heads. If rows are windows, one is complete and one is padded. The aligner is
 * skipped: the images replace its output.
 */
export async function probe(run: OpenRun, selection: Selection): Promise<Probe> {
  const { windows, inputs } = selection;
  const list = windows && twoSequences(windows.length);
  const count = list ? list.tracks.reduce((sum, { rows }) => sum + rows.length, 0) : ROWS;
  const seen = inputs.some(({ of }) => of === 'image') ? count : 0;
  const images = Array.from({ length: seen }, (_, i) => drawn(i));
  const squares = images.map((image) => resized(image, imageSize(run.model.plan.images.evaluate)));
  const given = inputs.map((input) => valuesOf(input, squares, count));
  const feeds = (await Promise.all(inputs.map((input, i) => feedsOf(run, input, given[i]!, squares)))).flat();
  const { rows, shown = rows, windows: cut } = drawOf(list, count).batch(0);
  const lead = cut ? [rows.length / cut.length, cut.length] : [count];
  const frames = cut?.frames ?? new Float32Array(rows.length).fill(1);
  const fed = inputs.map(({ name, shape }, i): [string, Fed] => [
    name,
    { shape: [...lead, ...shape], data: rowsOf(given[i]!, shape, shown) },
  ]);
  return {
    images,
    squares,
    inputs: Object.fromEntries(windows ? [...fed, [windows.frames, { shape: lead, data: frames }]] : fed),
    rows,
    expected: await answersOf(run, selection, { feeds, rows: count, windows: list }),
  };
}

/** A sequence as long as a window, and one of about half that length. */
function twoSequences(length: number): WindowList {
  const lengths = [length, Math.max(1, Math.floor((length + 1) / 2))];
  const tracks = lengths.map((frames, sequence) => {
    const rows = Int32Array.from({ length: frames }, (_, i) => sequence * length + i);
    return { sequence, rows, shown: rows };
  });
  return evaluationWindows(tracks, { length });
}

/** All rows, or all windows, in one batch. */
const drawOf = (list: WindowList | undefined, rows: number): Draw =>
  list
    ? everyWindow(list, Number.MAX_SAFE_INTEGER)
    : rowDraw(
        Int32Array.from({ length: rows }, (_, i) => i),
        rows,
      );

/** The values of an input, one row after the other. */
const valuesOf = (
  { of, name, shape, readers }: SelectedInput,
  squares: readonly Pixels[],
  rows: number,
): Float32Array =>
  of === 'image'
    ? normalized(squares, readers[0]!.part.normalize!)
    : stream(1, 'export', of === 'vector' ? 'vectors' : name).normal(rows * sizeOf(shape));

/** An 8-bit image of waves of all lengths in three colors, between noise, so that it has edges and flat parts. */
function drawn(i: number): Pixels {
  const [width, height] = [160 + 37 * (i % ROWS), 240 - 23 * (i % ROWS)];
  const noise = stream(1, 'export', 'image', i).uniform(width * height * 3);
  const data = Uint8Array.from(noise, (u, at) => {
    const [x, y, channel] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width), at % 3];
    const wave = Math.sin((x * (1 + i) + channel) / 19) * Math.cos((y * (2 + channel) - i) / 23);
    return Math.round(255 * Math.min(1, Math.max(0, 0.5 + 0.42 * wave + 0.16 * (u - 0.5))));
  });
  return { data, width, height };
}

function resized(image: Pixels, size: ImageSize): Pixels {
  const [height, width] = size;
  return { data: createResizer()(image, size, { x: 0, y: 0, width, height }), width, height };
}

/** Resized images, normalized as in evaluation. */
function normalized(squares: readonly Pixels[], { mean, std }: Normalization): Float32Array {
  const levels = squares.map(({ data }) =>
    Float32Array.from(data, (value, at) => (value / 255 - mean[at % 3]!) / std[at % 3]!),
  );
  return Float32Array.from(levels.flatMap((one) => [...one]));
}

/**
 * The numbers that the readers of an input get: images, or a frozen backbone's outputs for them, computed as in the
 * run.
 */
async function feedsOf(
  run: OpenRun,
  { of, shape, readers }: SelectedInput,
  values: Float32Array,
  squares: readonly Pixels[],
): Promise<readonly Feed[]> {
  const feeds: Feed[] = [];
  for (const reader of readers) {
    const { node, trained, part } = reader;
    if (of !== 'image') feeds.push(feedOf(node.name, shape, values));
    else {
      const seen = normalized(squares, part.normalize!);
      if (trained) feeds.push(feedOf(imageFeed(node.name), shape, seen));
      else
        feeds.push(feedOf(node.name, node.output.shape, await featuresOf(run, reader, seen, squares.length)));
    }
  }
  return feeds;
}

/** The run's predictions for these inputs, in the scale of its labels. */
async function answersOf(
  { model }: OpenRun,
  { nodes }: Selection,
  given: Pick<Answering, 'feeds' | 'rows' | 'windows'>,
): Promise<Answers> {
  const { engine, graph } = model;
  const fed = ({ shelf, name }: PlanNode): boolean =>
    shelf === 'backbones' && given.feeds.some((feed) => feed.name === name);
  const order = nodes.filter((node) => !fed(node)).map(({ name }) => name);
  return answer({ tf: engine.tf, graph, order, nodes, ...given, pause: clock.pause });
}

async function featuresOf(
  { model }: OpenRun,
  { node, part, weights }: OpenBackbone,
  values: Float32Array,
  rows: number,
): Promise<Float32Array> {
  const { engine, graph, plan } = model;
  const size = imageSize(plan.images.evaluate);
  if (part.frozen) {
    const { run, close } = await part.frozen.open(size, weights!.model!.file, engine.tf);
    return run(values, rows).finally(close);
  }
  const arrays = weights?.arrays ?? (await graph.save(node.name));
  const { run, close } = await openRunner(part.network!, arrays, size, engine.tf);
  return run(values, rows, size).finally(close);
}

const feedOf = (name: string, shape: readonly number[], values: Float32Array): Feed => ({
  name,
  shape,
  read: async (rows) => rowsOf(values, shape, rows),
});

/** The values of these rows, one after the other. */
function rowsOf(values: Float32Array, shape: readonly number[], rows: Int32Array): Float32Array {
  const size = sizeOf(shape);
  const found = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    found.set(values.subarray(row * size, (row + 1) * size), i * size);
  });
  return found;
}
