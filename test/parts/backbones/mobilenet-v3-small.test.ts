import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MobilenetV3SmallOptions } from '../../../src/generated/backbones/mobilenet-v3-small.js';
import { declareNetwork } from '../../../src/network/declare.js';
import { openRunner } from '../../../src/network/runner.js';
import mobilenetV3Small from '../../../src/parts/backbones/mobilenet-v3-small.js';
import { fitWeights } from '../../../src/weights/fit.js';
import { fromPytorch } from '../../../src/weights/turn.js';
import { formulaWeights, spread } from '../../network/formula.js';
import { describeLikeTorchvision } from '../../network/like-torchvision.js';
import { near } from '../../network/near.js';
import { engines, open } from '../../parity/engines.js';

const networkOf = (outputs: readonly string[], classes = 8) =>
  mobilenetV3Small.bind({
    type: 'mobilenet-v3-small',
    outputs: outputs as MobilenetV3SmallOptions['outputs'],
    classes,
    dropout: 0,
  }).network!;

describe('mobilenet-v3-small', () => {
  describeLikeTorchvision({
    name: 'mobilenet-v3-small',
    network: networkOf,
    width: 576,
    gradientError: 1e-4,
    operations: 0.057,
    engines,
  });

  it('gives the layer before the classifier as hidden, and builds only the requested outputs', async () => {
    const names = (outputs: readonly string[]) =>
      declareNetwork(networkOf(outputs), [64, 64]).variables.map(({ name }) => name);
    expect(names(['features']).some((name) => name.startsWith('classifier'))).toBe(false);
    expect(names(['hidden'])).not.toContain('classifier.3.weight');
    const golden = JSON.parse(
      readFileSync(new URL('golden/mobilenet-v3-small.json', import.meta.url), 'utf8'),
    );
    const network = networkOf(['hidden']);
    const { variables, outputs } = declareNetwork(network, [64, 64]);
    expect(outputs).toEqual({ hidden: 1024 });
    const weights = fitWeights('the formula', fromPytorch(formulaWeights(variables)), variables);
    const runner = await openRunner(network, weights, [64, 64], await open('wasm'));
    const found = await runner.run(spread('image', 2 * 64 * 64 * 3, 2), 2, [64, 64]);
    const every = [...found.slice(0, 1024)].filter((_, i) => i % 128 === 0);
    near(every, golden.evaluation['hidden of the first image, every 128th'], 1e-3);
    runner.close();
  });
});
