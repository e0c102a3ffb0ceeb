import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Vgg16Options } from '../../../src/generated/backbones/vgg16.js';
import { declareNetwork } from '../../../src/network/declare.js';
import { tensorRunner } from '../../../src/network/run-tensors.js';
import { openRunner } from '../../../src/network/runner.js';
import vgg16 from '../../../src/parts/backbones/vgg16.js';
import { fitWeights } from '../../../src/weights/fit.js';
import { fromPytorch } from '../../../src/weights/turn.js';
import { formulaWeights, spread } from '../../network/formula.js';
import { near } from '../../network/near.js';
import { open, quick } from '../../parity/engines.js';

const golden = JSON.parse(readFileSync(new URL('golden/vgg16.json', import.meta.url), 'utf8'));
const options = (outputs: Vgg16Options['outputs'], classes = 8): Vgg16Options => {
  return { type: 'vgg16', outputs, classes, pixels: 'imagenet', dropout: 0 };
};
const networkOf = (given: Vgg16Options) => vgg16.bind(given).network!;
const declared = (outputs: Vgg16Options['outputs'], size: number, classes?: number) =>
  declareNetwork(networkOf(options(outputs, classes)), [size, size]);

describe('what is declared', () => {
  it('has the parameters and operations of VGG-Face', () => {
    const { outputs, variables, flops } = declared(['features', 'fc7', 'logits'], 224, 2622);
    expect(outputs).toEqual({ features: 25088, fc7: 4096, logits: 2622 });
    // keras-vggface, vgg16 with 2622 identities
    expect(variables.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)).toBe(145_002_878);
    expect(flops / 2).toBeCloseTo(15.5e9, -8.5); // VGG-16's published 15.5 billion multiply-adds
  });

  it('derives its width from the image, and builds only the requested outputs', () => {
    const { outputs, variables } = declared(['features'], 112);
    expect(outputs).toEqual({ features: 512 * 3 * 3 });
    expect(variables.some(({ name }) => name.startsWith('classifier'))).toBe(false);
    expect(declared(['fc7'], 32).variables.map(({ name }) => name)).not.toContain('classifier.6.weight');
  });
});

it.each([
  // torchvision 0.28.0, VGG16_Weights.IMAGENET1K_V1.transforms()
  ['imagenet', { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }],
  ['signed', { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] }], // black is -1, white 1
] as const)('pixels %s', (pixels, expected) => {
  expect(vgg16.bind({ ...options(['features']), pixels }).normalize).toEqual(expected);
});

describe('in evaluation', () => {
  const all = options(['features', 'fc7', 'logits']);
  const { variables } = declareNetwork(networkOf(all), [64, 64]);
  const weights = fitWeights('the formula', fromPytorch(formulaWeights(variables)), variables);
  const pixels = spread('image', 2 * 64 * 64 * 3);
  const check = (output: Float32Array) => {
    const width = 2048 + 4096 + 8;
    const [first, second] = [output.slice(0, width), output.slice(width)];
    const every = (values: Float32Array, step: number) => [...values].filter((_, i) => i % step === 0);
    near(every(second.slice(0, 2048), 256), golden['features of the second image, every 256th'], 1e-4);
    near(every(first.slice(2048, 2048 + 4096), 512), golden['fc7 of the first image, every 512th'], 1e-4);
    near([...first.slice(-8), ...second.slice(-8)], golden.logits.flat(), 1e-4);
  };

  it('gives the outputs of torchvision, with the available runner', async () => {
    const runner = await openRunner(networkOf(all), weights, [64, 64], await open('wasm'));
    check(await runner.run(pixels, 2, [64, 64]));
    runner.close();
  });

  it.each(quick)('gives the outputs of torchvision, on tfjs: %s', async (engine) => {
    const tf = await open(engine);
    const runner = tensorRunner(tf, networkOf(all), weights);
    const before = tf.memory().numTensors;
    check(await runner.run(pixels, 2, [64, 64]));
    expect(tf.memory().numTensors).toBe(before);
    runner.close();
  });
});
