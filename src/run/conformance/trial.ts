import type { Engine } from '../../engine/engine.js';
import { Interrupted } from '../../errors/train.js';
import { buildGraph, evaluationPass, type Graph } from '../../graph/graph.js';
import type { LabelSpace } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import { stream } from '../../random/stream.js';
import type { Registry } from '../../registry.js';
import type { Checkpoint, CheckpointStore } from '../../train/checkpoint.js';
import type { Feed, SplitData } from '../../train/feed.js';
import type { LabelMatrix } from '../../train/labels.js';
import { trainStage } from '../../train/stage.js';
import { decodeSafetensors } from '../../weights/decode.js';
import { encodeSafetensors } from '../../weights/encode.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { WIDTH } from './stand-ins.js';

const ROWS = 20;

/** How a small training went. */
export interface Trial {
  readonly losses: readonly number[];
  /** The weights file that it leaves. */
  readonly weights: Uint8Array;
  /** By node: outputs of the trained model in evaluation. */
  readonly outputs: { readonly [node: string]: Float32Array };
}

/** Trains the plan's stage on random rows; stopped after some steps and resumed, where `stop` is given. */
export async function trial(engine: Engine, registry: Registry, plan: Plan, stop?: number): Promise<Trial> {
  const store = memoryStore();
  const losses: number[] = [];
  if (stop !== undefined) {
    await once(engine, registry, plan, store, losses, stop).catch((error: unknown) => {
      if (!(error instanceof Interrupted)) throw error;
    });
  }
  return once(engine, registry, plan, store, losses);
}

async function once(
  { tf }: Engine,
  registry: Registry,
  plan: Plan,
  checkpoints: CheckpointStore,
  losses: number[],
  stop = Number.POSITIVE_INFINITY,
): Promise<Trial> {
  const graph = buildGraph(plan, nodesOf(plan), registry, tf, 1);
  const data = { ...labelsOf(plan), feeds: [feed] };
  const events = {
    start: () => {},
    step: (loss: number) => void losses.push(loss),
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
    };
    await trainStage(run);
    return { losses, weights: encodeSafetensors(saved(plan, graph)), outputs: outputsOf(tf, plan, graph) };
  } finally {
    graph.dispose();
  }
}

/** Outputs of a new model, otherwise started, with the weights of a file. */
export function outputsFrom(
  { tf }: Engine,
  registry: Registry,
  plan: Plan,
  weights: Uint8Array,
): Trial['outputs'] {
  const graph = buildGraph(plan, nodesOf(plan), registry, tf, 2);
  try {
    const { arrays } = decodeSafetensors(weights, 'weights.safetensors');
    for (const node of nodesOf(plan)) {
      const own = [...arrays].filter(([name]) => name.startsWith(`${node}/`));
      graph.load(node, new Map(own.map(([name, array]) => [name.slice(node.length + 1), array])));
    }
    return outputsOf(tf, plan, graph);
  } finally {
    graph.dispose();
  }
}

const nodesOf = ({ nodes }: Plan): string[] => nodes.slice(1).map(({ name }) => name);

const saved = (plan: Plan, graph: Graph): NamedArrays =>
  new Map(
    nodesOf(plan).flatMap((node) =>
      [...graph.save(node)].map(([name, array]) => [`${node}/${name}`, array] as const),
    ),
  );

function outputsOf(tf: Engine['tf'], plan: Plan, graph: Graph): Trial['outputs'] {
  return tf.tidy(() => {
    const backbone = tf.tensor(rowValues, [ROWS, WIDTH]);
    const values = graph.forward(nodesOf(plan), { backbone }, evaluationPass);
    return Object.fromEntries(
      nodesOf(plan).map((node) => [node, Float32Array.from(values[node]!.dataSync())]),
    );
  });
}

const rowValues = stream(1, 'conformance', 'rows').normal(ROWS * WIDTH);

const feed: Feed = {
  name: 'backbone',
  shape: [WIDTH],
  read: async (rows) => {
    const values = new Float32Array(rows.length * WIDTH);
    rows.forEach((row, i) => {
      values.set(rowValues.subarray(row * WIDTH, (row + 1) * WIDTH), i * WIDTH);
    });
    return values;
  },
};

const labelsOf = ({ labels }: Plan): SplitData => ({
  rows: ROWS,
  labels: Object.fromEntries(Object.values(labels).map((space) => [space.name, randomLabels(space)])),
});

/** The first row that carries no random label. */
export const UNLABELLED = 3;

/** Random labels; every seventh row carries none. */
export function randomLabels({ name, kind, names: { length: width } }: LabelSpace, rows = ROWS): LabelMatrix {
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
    has: Uint8Array.from({ length: rows }, (_, row) => Number(row % 7 !== UNLABELLED)),
  };
}

/** Checkpoints that go through bytes, and no file. */
function memoryStore(): CheckpointStore {
  const kept = new Map<string, Uint8Array>();
  const put =
    (name: string) =>
    ({ arrays, progress }: Checkpoint): void =>
      void kept.set(name, encodeSafetensors(arrays, { progress: JSON.stringify(progress) }));
  const take = (name: string) => () => {
    const bytes = kept.get(name);
    if (!bytes) return { damaged: [] };
    const { arrays, metadata } = decodeSafetensors(bytes, name);
    return { checkpoint: { arrays, progress: JSON.parse(metadata.progress!) }, damaged: [] };
  };
  return {
    save: put('latest'),
    latest: take('latest'),
    saveBest: put('best'),
    best: take('best'),
    finish: put('finished'),
    finished: take('finished'),
  };
}
