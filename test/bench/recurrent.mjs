// One peer of the bench: trains a recurrent stage on banked features (GRU, two layers of 128; Adam) on an engine, in that many windows.

import { onCounting } from '../../dist/modules/engine/counting/open.js';
import { openEngine } from '../../dist/modules/engine/open.js';
import { buildGraph } from '../../dist/modules/graph/graph.js';
import { builtinParts } from '../../dist/modules/parts/builtin.js';
import { bernoulliMask, stream } from '../../dist/modules/random/stream.js';
import { createRegistry } from '../../dist/modules/registry.js';
import { emptySlots, makeStep, trainStep } from '../../dist/modules/train/step.js';
import { answer } from './peer.mjs';

const [engineName, WINDOWS] = [process.argv[2], Number(process.argv[3])];
const [FRAMES, WIDTH, UNITS] = [80, 1288, 128];
const ROWS = WINDOWS * FRAMES;

const { tf, ...engine } = await openEngine(engineName);
const registry = createRegistry(builtinParts);
const backbone = {
  name: 'backbone',
  shelf: 'backbones',
  options: { type: 'features' },
  inputs: {},
  variables: [],
};
const node = (name, input, width, options) => {
  const signals = { input: { shape: [width], scale: 'features' } };
  const head = registry.bind('heads', options);
  const { temporal } = head;
  const inputs = { input: [{ node: input }] };
  return { name, shelf: 'heads', options, signals, inputs, temporal, ...head.infer(signals) };
};
const memory = node('memory', 'backbone', WIDTH, {
  type: 'recurrent',
  input: 'backbone',
  units: UNITS,
  cell: 'gru',
  layers: 2,
  bidirectional: false,
  dropout: 0,
  reset: 'after',
  answer: 'each',
  init: 'uniform',
});
const va = node('va', 'memory', UNITS, {
  type: 'fc',
  input: 'memory',
  units: 2,
  hidden: [],
  batchNorm: false,
  activation: 'none',
  dropout: 0,
  init: 'fan-in',
});
const stage = {
  name: 'joint',
  train: ['memory', 'va'],
  active: ['memory', 'va'],
  windows: true,
  optimizer: { type: 'adam', rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  gradient: { type: 'plain' },
};

const batch = {
  rows: Int32Array.from({ length: ROWS }, (_, i) => i),
  windows: { length: FRAMES },
  feeds: [{ name: 'backbone', shape: [WIDTH], data: stream(1, 'features').normal(ROWS * WIDTH) }],
};
const labels = {
  kind: 'continuous',
  width: 2,
  data: stream(1, 'labels').uniform(2 * ROWS),
  has: new Uint8Array(ROWS).fill(1),
};

/** The stage on the engine that is open: a function that makes its next step, by `make`. */
function openStage(make) {
  const graph = buildGraph({ nodes: [backbone, memory, va] }, stage.active, registry, tf, 1);
  const balancing = registry.bind('balancers', { type: 'weighted-sum' }).build({ tf });
  const stepper = {
    tf,
    graph,
    stage,
    seed: 1,
    draw: bernoulliMask,
    balance: { balancing, weights: [], shared: new Map(), variables: new Map() },
    variables: stage.active.flatMap((name) => graph.weights(name)),
    losses: [
      {
        name: 'va',
        node: 'va',
        answering: va,
        offset: 0,
        width: 2,
        weight: 1,
        loss: registry.bind('losses', { type: 'ccc' }).build(tf, {}),
        against: { space: 'valence-arousal', labels, taken: (labels) => labels },
        leastRows: 2,
      },
    ],
    optimizer: registry.bind('optimizers', stage.optimizer),
    gradient: registry.bind('gradients', stage.gradient),
  };
  const slots = emptySlots(tf, stepper.variables, stepper.optimizer);
  let step = 0;
  return () => make(stepper, batch, slots, { epoch: 0, inEpoch: step, step: step++, rate: 1e-3 });
}

const counted = await onCounting((take) => {
  const next = openStage(makeStep);
  take();
  next();
  return take();
});

const next = openStage(trainStep);
await answer({ ...engine, flops: counted.flops.products, peak: counted.peak }, async () => {
  const { loss } = await next();
  return { loss, tensors: tf.memory().numTensors };
});
