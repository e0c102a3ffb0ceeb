import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import { NotReadable } from '../../src/errors/not-readable.js';
import { schema as featuresSchema } from '../../src/generated/backbones/features.js';
import { schema as dataSchema } from '../../src/generated/datasets/s-aff-wild2.js';
import { buildGraph } from '../../src/graph/graph.js';
import { labelSpaces } from '../../src/labels.js';
import { defineBackbone, defineDataset, type Tf } from '../../src/part.js';
import { coreParts } from '../../src/parts/core.js';
import { makePlan } from '../../src/plan/make.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import { checkPage } from '../../src/schema/check.js';
import type { PageFiles } from '../../src/spec/files.js';
import { readPageFrom } from '../../src/spec/page.js';
import { resolvedPage } from '../../src/spec/resolved.js';
import type { CheckpointStore } from '../../src/train/checkpoint.js';
import { trainStage } from '../../src/train/stage.js';

const [ROWS, WIDTH] = [8, 6];

const PAGE = `
name: tiny
data: { type: s-aff-wild2, root: nowhere }
images: { train: { resize: 32 }, evaluate: { resize: 32 } }
backbone: { type: features, file: vectors.csv, width: ${WIDTH} }
heads:
  hidden: { type: fc, input: backbone, units: 5, batchNorm: true, activation: relu }
  ex: { type: fc, input: hidden, units: 8, labels: expression, dropout: 0.5 }
training:
  optimizer: { type: adam, rate: 1e-2 }
  gradient: { type: sam, rho: 0.05 }
  batch: ${ROWS}
  epochs: 2
stages:
  ex: { train: [hidden, ex], losses: { ex: { type: weighted-cross-entropy } }, select: P_EX }
metrics: { P_EX: { type: f1-macro, node: ex } }
`;

/** A file system of one page. */
const files: PageFiles = {
  exists: (file) => file === 'tiny.yaml',
  names: () => ['tiny.yaml'],
  read: (file) => {
    if (file !== 'tiny.yaml') throw new NotReadable('it does not exist');
    return new TextEncoder().encode(PAGE);
  },
  real: (file) => file,
  paths: {
    join: (...parts) => parts.join('/'),
    dirname: () => '.',
    basename: (path) => path,
    resolve: (path) => path,
    relative: (_, path) => path,
    isAbsolute: () => false,
  },
};

// Data and vectors come from the program that embeds the core; here they are made up.
const data = defineDataset({
  name: 's-aff-wild2',
  schema: dataSchema,
  bind: () => ({ labels: ['expression'], read: async () => ({ rows: [], dropped: [], bad: [] }) }),
});
const features = defineBackbone({
  name: 'features',
  schema: featuresSchema,
  bind: ({ width }) => ({ vectors: { width, open: async () => async () => {} } }),
});

/** Checkpoints that stay in memory. */
function memory(): CheckpointStore {
  const none = () => ({ damaged: [] });
  return { save: () => {}, latest: none, saveBest: () => {}, best: none, finish: () => {}, finished: none };
}

/** Reads, checks, plans and builds the page above, and trains it: the loss of each step, and the resolved page. */
export async function trainTiny(): Promise<{ readonly losses: readonly number[]; readonly page: string }> {
  await tf.setBackend('cpu');
  const registry = createRegistry([...coreParts, data, features]);
  const spec = readPageFrom(files, 'tiny.yaml', { env: {}, cache: 'cache', library: [] });
  const page = checkPage(spec, registry);
  const plan = makePlan(page, registry, labelSpaces, (path) => spec.place(path));
  const names = plan.nodes.slice(1).map(({ name }) => name);
  const graph = buildGraph(plan, names, registry, tf as unknown as Tf, page.seed);
  const vectors = stream(1, 'vectors').normal(ROWS * WIDTH);
  const read = async (rows: Int32Array): Promise<Float32Array> =>
    Float32Array.from([...rows].flatMap((row) => [...vectors.subarray(row * WIDTH, (row + 1) * WIDTH)]));
  const labels = new Float32Array(ROWS * 8);
  for (let row = 0; row < ROWS; row++) labels[row * 8 + row] = 1;
  const expression = { kind: 'classes', width: 8, data: labels, has: new Uint8Array(ROWS).fill(1) } as const;
  const split = { rows: ROWS, labels: { expression }, feeds: [{ name: 'backbone', shape: [WIDTH], read }] };
  const losses: number[] = [];
  await trainStage({
    plan,
    stage: plan.stages[0]!,
    registry,
    tf: tf as unknown as Tf,
    graph,
    seed: page.seed,
    train: split,
    validation: split,
    checkpoints: memory(),
    clock: { now: () => Date.now(), pause: async () => {} },
    stopping: () => false,
    events: {
      start: () => {},
      step: ({ loss }) => void losses.push(loss),
      epoch: async () => {},
      note: () => {},
    },
  });
  return { losses, page: resolvedPage(page) };
}
