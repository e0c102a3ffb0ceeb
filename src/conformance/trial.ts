import type { Engine } from '../engine/engine.js';
import { readNow } from '../engine/read.js';
import { Interrupted } from '../errors/train.js';
import { buildGraph, evaluationPass, type Graph } from '../graph/graph.js';
import type { LabelSpace } from '../part.js';
import type { Plan } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import { createRegistry, type Registry } from '../registry.js';
import { clock } from '../run/clock.js';
import type { CheckpointStore } from '../train/checkpoint.js';
import type { SplitData } from '../train/feed.js';
import type { LabelMatrix } from '../train/labels.js';
import { trainStage } from '../train/stage.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';
import { decodeSafetensors } from '../weights/safetensors/decode.js';
import { encodeSafetensors } from '../weights/safetensors/encode.js';
import { memoryStore } from './checkpoints.js';
import { type TrainingFixture, trainingFixture } from './training-fixture.js';

/** The result of a small training. */
export interface SmallTraining {
  readonly losses: readonly number[];
  /** The weights file that it writes. */
  readonly weights: Uint8Array;
  /** By node: outputs of the trained model in evaluation. */
  readonly outputs: { readonly [node: string]: Float32Array };
}

/** Trains the plan's stage on random rows; if `stop` is given, stops after this many steps and resumes. */
export async function trial(
  engine: Engine,
  registry: Registry,
  plan: Plan,
  stop?: number,
): Promise<SmallTraining> {
  const store = memoryStore();
  const losses: number[] = [];
  if (stop !== undefined) {
    await once(engine, registry, plan, store, losses, stop).catch((error: unknown) => {
      if (!(error instanceof Interrupted)) throw error;
    });
  }
  // A resumed run binds its parts again, because it is another process.
  return once(engine, stop === undefined ? registry : createRegistry(registry.all()), plan, store, losses);
}

async function once(
  { tf }: Engine,
  registry: Registry,
  plan: Plan,
  checkpoints: CheckpointStore,
  losses: number[],
  stop = Number.POSITIVE_INFINITY,
): Promise<SmallTraining> {
  const fixture = trainingFixture(plan);
  const graph = buildGraph(plan, fixture.nodes, registry, tf, 1, fixture.start);
  const data = { ...labelsOf(plan, fixture), feeds: [fixture.feed] };
  const events = {
    start: () => {},
    step: ({ loss }: { readonly loss: number }) => void losses.push(loss),
    epoch: async () => {},
    note: () => {},
  };
  const stopping = (): boolean => losses.length >= stop;
  const stage = plan.stages[0]!;
  try {
    const run = {
      plan,
      stage,
      registry,
      tf,
      graph,
      seed: 1,
      train: data,
      validation: data,
      checkpoints,
      events,
      stopping,
      clock,
    };
    await trainStage(run);
    const bytes = encodeSafetensors(await saved(fixture, graph));
    return { losses, weights: bytes, outputs: outputsOf(tf, fixture, graph) };
  } finally {
    graph.dispose();
  }
}

/** A new model with other initial weights that loads the weights of a file: its outputs, and the file that it would write. */
export async function loaded(
  { tf }: Engine,
  registry: Registry,
  plan: Plan,
  weights: Uint8Array,
): Promise<Pick<SmallTraining, 'outputs' | 'weights'>> {
  const fixture = trainingFixture(plan);
  const graph = buildGraph(plan, fixture.nodes, createRegistry(registry.all()), tf, 2, fixture.start);
  try {
    const { arrays } = decodeSafetensors(weights, 'weights.safetensors');
    for (const node of fixture.nodes) {
      const own = [...arrays].filter(([name]) => name.startsWith(`${node}/`));
      graph.load(node, new Map(own.map(([name, array]) => [name.slice(node.length + 1), array])));
    }
    return {
      outputs: outputsOf(tf, fixture, graph),
      weights: encodeSafetensors(await saved(fixture, graph)),
    };
  } finally {
    graph.dispose();
  }
}

async function saved({ nodes }: TrainingFixture, graph: Graph): Promise<NamedArrays> {
  const arrays = new Map<string, NamedArray>();
  for (const node of nodes) {
    for (const [name, array] of await graph.save(node)) arrays.set(`${node}/${name}`, array);
  }
  return arrays;
}

function outputsOf(
  tf: Engine['tf'],
  { nodes, feed, rows, values, windows }: TrainingFixture,
  graph: Graph,
): SmallTraining['outputs'] {
  return tf.tidy(() => {
    const given = tf.tensor(values, [rows, ...feed.shape]);
    const made = graph.forward(nodes, { [feed.name]: given }, evaluationPass, undefined, windows);
    return Object.fromEntries(nodes.map((node) => [node, Float32Array.from(readNow(made[node]!))]));
  });
}

const labelsOf = ({ labels }: Plan, { rows, tracks }: TrainingFixture): SplitData => ({
  rows,
  ...(tracks && { tracks }),
  labels: Object.fromEntries(Object.values(labels).map((space) => [space.name, randomLabels(space, rows)])),
});

/** The first row without a label. */
export const UNLABELED = 3;

/** Random labels; every seventh row has none. */
export function randomLabels(
  { name, kind, names: { length: width } }: LabelSpace,
  rows: number,
): LabelMatrix {
  const random = stream(1, 'conformance', 'labels', name);
  const data = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    if (kind === 'classes') data[row * width + (random.uint32() % width)] = 1;
    else
      data.set(
        random.uniform(width).map((u) => (kind === 'continuous' ? 2 * u - 1 : Math.round(u))),
        row * width,
      );
  }
  return {
    kind,
    width,
    data,
    has: Uint8Array.from({ length: rows }, (_, row) => Number(row % 7 !== UNLABELED)),
  };
}
