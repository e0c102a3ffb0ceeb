// One peer of the bench: makes steps of a stage, on an engine, with random features and labels.
// node stage.mjs ENGINE PAGE STAGE [BATCH [STEPS]]: a page in `pages`, or the demo of a page at a path; BATCH rows or windows a step (the page's, if
// absent), STEPS of them are one unit of work.
import { isAbsolute } from 'node:path';
import { createContext } from '../../dist/modules/api/context.js';
import { onCounting } from '../../dist/modules/engine/counting/open.js';
import { openEngine } from '../../dist/modules/engine/open.js';
import { buildGraph } from '../../dist/modules/graph/graph.js';
import { imageFeed, readsImages } from '../../dist/modules/plan/backbones.js';
import { sourcesOf } from '../../dist/modules/plan/flow.js';
import { stream } from '../../dist/modules/random/stream.js';
import { openPage } from '../../dist/modules/run/page/open.js';
import { createStepper } from '../../dist/modules/train/stage.js';
import { emptySlots, makeStep, trainStep } from '../../dist/modules/train/step.js';
import { answer } from './peer.mjs';
import { here } from './race.mjs';

const [engineName, file, stageName, size, steps = '1'] = process.argv.slice(2);

const { tf, ...engine } = await openEngine(engineName);
const context = await createContext({});
const which = isAbsolute(file) ? { page: file, profile: 'demo' } : { page: here(`pages/${file}.yaml`) };
const request = { ...which, set: size ? [`training.batch=${size}`] : [], elsewhere: true };
const { plan } = openPage(request, context);
const { registry } = context;
const stage = plan.stages.find(({ name }) => name === stageName);
const rows = stage.batch * (stage.windows ? plan.windows.length : 1);

/** How each kind of labels is drawn: one row of it. */
const draws = {
  classes: (random, width) => {
    const chosen = Math.floor(random.uniform(1)[0] * width);
    return Float32Array.from({ length: width }, (_, i) => Number(i === chosen));
  },
  'multi-label': (random, width) => random.uniform(width).map((u) => Number(u < 0.3)),
  continuous: (random, width) => random.uniform(width),
};

const labels = Object.fromEntries(
  Object.entries(plan.labels).map(([space, { kind, names }]) => {
    const width = names.length;
    const data = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) data.set(draws[kind](stream(1, space, row), width), row * width);
    return [space, { kind, width, data, has: new Uint8Array(rows).fill(1) }];
  }),
);

const nodes = new Map(plan.nodes.map((node) => [node.name, node]));
const active = stage.active.map((name) => nodes.get(name));
const read = [...new Set(active.flatMap((node) => sourcesOf(node)))].filter(
  (name) => !stage.active.includes(name),
);
const feeds = [
  ...active
    .filter((node) => readsImages(node))
    .map(({ name, signals }) => ({ name: imageFeed(name), shape: signals.image.shape })),
  ...read.map((name) => ({ name, shape: nodes.get(name).output.shape })),
].map((feed) => ({
  ...feed,
  data: stream(1, 'feed', feed.name).normal(feed.shape.reduce((a, b) => a * b, rows)),
}));
const batch = {
  rows: Int32Array.from({ length: rows }, (_, i) => i),
  feeds,
  ...(stage.windows && { windows: { length: plan.windows.length } }),
};

/** The stage on the engine that is open: a function that makes its next step, by `make`. */
function openStage(make) {
  const graph = buildGraph(plan, stage.active, registry, tf, 1);
  const stepper = createStepper({ plan, stage, registry, tf, graph, seed: 1, train: { labels } });
  const slots = emptySlots(tf, stepper.variables, stepper.optimizer);
  let step = 0;
  return () => make(stepper, batch, slots, { epoch: 0, inEpoch: step, step: step++, rate: 1e-3 });
}

const { flops, peak } = await onCounting((take) => {
  const next = openStage(makeStep);
  take();
  next();
  return take();
});

const next = openStage(trainStep);
const total = Number(steps) * (flops.products + flops.convolutions + flops.depthwise);
await answer({ ...engine, flops: total, peak }, async () => {
  let loss;
  for (let i = 0; i < Number(steps); i++) ({ loss } = await next());
  return { loss, tensors: tf.memory().numTensors };
});
