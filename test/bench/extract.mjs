// One peer of the bench: reads drawn faces from disk and runs a frozen EfficientNet-B0 over them, as a run does.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readImages } from '../../dist/modules/data/images.js';
import { openEngine } from '../../dist/modules/engine/open.js';
import { declareNetwork } from '../../dist/modules/network/declare.js';
import { openRunner } from '../../dist/modules/network/runner.js';
import { builtinParts } from '../../dist/modules/parts/builtin.js';
import { stream } from '../../dist/modules/random/stream.js';
import { createRegistry } from '../../dist/modules/registry.js';
import { answer } from './peer.mjs';

const folder = process.argv[2];
const { tf } = await openEngine('wasm');
const options = { type: 'efficientnet-b0', outputs: ['features'], variant: 'tf', dropout: 0, dropConnect: 0 };
const { network, normalize } = createRegistry(builtinParts).bind('backbones', options);
const weights = new Map(
  declareNetwork(network, [224, 224]).variables.map(({ name, shape, init }) => {
    const size = shape.reduce((a, b) => a * b, 1);
    const data =
      init.type === 'constant'
        ? new Float32Array(size).fill(init.value)
        : stream(1, name)
            .normal(size)
            .map((x) => 0.05 * x);
    return [name, { shape, data }];
  }),
);
const runner = await openRunner(network, weights, [224, 224], tf);
const requests = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith('.jpg'))
  .map((file) => ({ image: join(folder, file), key: file, view: 0 }));
const how = {
  pipeline: { resize: 224, flip: false, views: 1 },
  mode: 'evaluate',
  seed: 1,
  batch: 32,
  normalize,
};

await answer({ name: runner.how, images: requests.length }, async () => {
  let sum = 0;
  for await (const { count, pixels } of readImages(requests, how))
    sum += (await runner.run(pixels, count, [224, 224]))[0];
  return { sum };
});
