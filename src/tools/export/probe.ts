import { createResizer } from '../../data/resize.js';
import { imageSize } from '../../extent.js';
import { openRunner } from '../../network/runner.js';
import type { ImageSize, Pixels } from '../../part.js';
import { stream } from '../../random/stream.js';
import { clock } from '../../run/clock.js';
import type { OpenBackbone } from '../../run/model/open-backbone.js';
import { type Answers, answer } from '../../train/answers.js';
import type { Feed } from '../../train/feed.js';
import type { OpenRun } from './model.js';

/** Rows that an export and its run are both given: more than one, so that the batch is tested too. */
const ROWS = 6;

/** What both are given, and what the run answers to it. */
export interface Probe {
  readonly rows: number;
  /** Decoded images of several sizes; of a run that reads vectors there are none. */
  readonly images: readonly Pixels[];
  /** The same, resized as the run does it. */
  readonly squares: readonly Pixels[];
  /** The network's input, one row after the other. */
  readonly values: Float32Array;
  readonly expected: Answers;
}

/**
 * Drawn images of several sizes, or random vectors, and what the run itself answers to them: they pass through its own resizer,
 * backbone and heads. An aligner has no part in it: the images stand for what it cuts out.
 */
export async function probe(run: OpenRun): Promise<Probe> {
  const { model, backbone, input } = run;
  const { evaluate } = model.plan.images;
  const { normalize } = backbone;
  const images = normalize ? Array.from({ length: ROWS }, (_, i) => drawn(i)) : [];
  const squares = images.map((image) => resized(image, imageSize(evaluate)));
  const size = input.shape.reduce((a, b) => a * b, 1);
  const values = normalize
    ? normalized(squares, normalize)
    : stream(1, 'export', 'vectors').normal(ROWS * size);
  return { rows: ROWS, images, squares, values, expected: await answersOf(run, values) };
}

/** Waves of all lengths in three colours, between noise: an image of 8 bits that has edges and flat parts. */
function drawn(i: number): Pixels {
  const [width, height] = [160 + 37 * i, 240 - 23 * i];
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

/** Resized images as the network sees them in evaluation. */
function normalized(
  squares: readonly Pixels[],
  { mean, std }: NonNullable<OpenRun['backbone']['normalize']>,
): Float32Array {
  const levels = squares.map(({ data }) =>
    Float32Array.from(data, (value, at) => (value / 255 - mean[at % 3]!) / std[at % 3]!),
  );
  return Float32Array.from(levels.flatMap((one) => [...one]));
}

/** What the run answers to these inputs of its network, in the scale of its labels. */
async function answersOf(run: OpenRun, values: Float32Array): Promise<Answers> {
  const { model, input } = run;
  const { plan, engine, graph, owned: order } = model;
  const [{ trained }] = model.backbones as [OpenBackbone];
  const isImage = input.feed === 'image';
  const feed = !isImage
    ? feedOf(input.feed, input.shape, values)
    : trained
      ? feedOf('image', input.shape, values)
      : feedOf(plan.nodes[0]!.name, plan.nodes[0]!.output.shape, await featuresOf(run, values));
  return answer({
    tf: engine.tf,
    graph,
    order,
    nodes: plan.nodes,
    feeds: [feed],
    rows: ROWS,
    pause: clock.pause,
  });
}

/** What the frozen backbone gives, computed as the run computes it. */
async function featuresOf({ model, backbone, input }: OpenRun, values: Float32Array): Promise<Float32Array> {
  const { engine, graph } = model;
  const [{ node, weights }] = model.backbones as [OpenBackbone];
  const [height, width] = input.shape as readonly [number, number];
  const size: ImageSize = [height, width];
  if (backbone.frozen) {
    const { run, close } = await backbone.frozen.open(size, weights!.model!.file, engine.tf);
    return run(values, ROWS).finally(close);
  }
  const arrays = weights?.arrays ?? (await graph.save(node.name));
  const { run, close } = await openRunner(backbone.network!, arrays, size, engine.tf);
  return run(values, ROWS, size).finally(close);
}

function feedOf(name: string, shape: readonly number[], values: Float32Array): Feed {
  const size = shape.reduce((a, b) => a * b, 1);
  return { name, shape, read: async (rows) => values.slice(rows[0]! * size, (rows.at(-1)! + 1) * size) };
}
