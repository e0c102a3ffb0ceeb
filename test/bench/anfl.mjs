// One peer of the bench: trains the paper's AU stage (ANFL head, SAM around SGD) on an engine, with that many rows per step.

import { onCounting } from '../../dist/modules/engine/counting/open.js';
import { openEngine } from '../../dist/modules/engine/open.js';
import { buildGraph } from '../../dist/modules/graph/graph.js';
import { builtinParts } from '../../dist/modules/parts/builtin.js';
import { bernoulliMask, stream } from '../../dist/modules/random/stream.js';
import { createRegistry } from '../../dist/modules/registry.js';
import { emptySlots, makeStep, trainStep } from '../../dist/modules/train/step.js';
import { answer } from './peer.mjs';

const [engineName, BATCH] = [process.argv[2], Number(process.argv[3])];
const [WIDTH, NODES] = [1288, 12];

const { tf, ...engine } = await openEngine(engineName);
const registry = createRegistry(builtinParts);
const backbone = {
  name: 'backbone',
  shelf: 'backbones',
  options: { type: 'features' },
  inputs: {},
  variables: [],
};
const options = {
  type: 'anfl-gcn',
  input: 'backbone',
  nodes: NODES,
  neighbors: 4,
  similarity: 'dot',
  dropout: 0.5,
};
const signals = { input: { shape: [WIDTH], scale: 'features' } };
const au = {
  name: 'au',
  shelf: 'heads',
  options,
  signals,
  inputs: { input: [{ node: 'backbone' }] },
  ...registry.bind('heads', options).infer(signals),
};
const stage = {
  name: 'au',
  train: ['au'],
  active: ['au'],
  optimizer: { type: 'sgd', rate: 1e-3, momentum: 0.9, nesterov: false, weightDecay: 1 / 256 },
  gradient: { type: 'sam', rho: 0.05, adaptive: false, statistics: 'once' },
};
const weights = { type: 'weighted-asymmetric', weights: 'inverse-rate', detach: true };
const statistics = { rows: BATCH, counts: Array(NODES).fill(Math.round(0.3 * BATCH)) };

const features = stream(1, 'features').normal(BATCH * WIDTH);
const target = stream(1, 'labels')
  .uniform(BATCH * NODES)
  .map((u) => Number(u < 0.3));
const batch = {
  rows: Int32Array.from({ length: BATCH }, (_, i) => i),
  feeds: [{ name: 'backbone', shape: [WIDTH], data: features }],
};

/** The stage on the engine that is open: a function that makes its next step, by `make`. */
function openStage(make) {
  const graph = buildGraph({ nodes: [backbone, au] }, ['au'], registry, tf, 1);
  const balancing = registry.bind('balancers', { type: 'weighted-sum' }).build({ tf });
  const stepper = {
    tf,
    graph,
    stage,
    seed: 1,
    draw: bernoulliMask,
    balance: { balancing, weights: [], shared: new Map(), variables: new Map() },
    variables: graph.weights('au'),
    losses: [
      {
        name: 'au',
        node: 'au',
        answering: au,
        offset: 0,
        width: NODES,
        weight: 1,
        loss: registry.bind('losses', weights).build(tf, statistics),
        against: {
          space: 'units',
          labels: { kind: 'multi-label', width: NODES, data: target, has: new Uint8Array(BATCH).fill(1) },
          taken: (labels) => labels,
        },
        leastRows: 1,
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
const { products, convolutions, depthwise } = counted.flops;

const next = openStage(trainStep);
await answer({ ...engine, flops: products + convolutions + depthwise }, async () => {
  const { loss } = await next();
  return { loss, tensors: tf.memory().numTensors };
});
