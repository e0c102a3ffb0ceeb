import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import faceres from '../../../src/parts/backbones/faceres.js';
import { face, models, needs } from '../../installed.js';

beforeAll(async () => {
  await tf.setBackend('wasm');
});

// The bundle of Human 3.3.6 itself (human.tf, wasm) on the same pixels, from 0 to 255.
const golden = {
  features: [0, 0.02152365818619728, 0, 0, 0, 0, 0.19225405156612396, 0.010358926840126514],
  sum: 169.09348586893248,
  gender: 0.5720916986465454,
};

describe.skipIf(!models)(`faceres (${needs})`, () => {
  const options = { type: 'faceres', outputs: ['features', 'gender'], models } as const;

  test('gives the outputs of Human', async () => {
    const { frozen } = faceres.bind({ ...options, outputs: [...options.outputs] });
    const file = frozen!.source();
    const model = await frozen!.open([224, 224], file, tf);
    const white = 1 / faceres.normalize!.std[0]!;
    const pixels = Float32Array.from(await face(224), (level) => (level / 255) * white);
    const vector = await model.run(pixels, 1);
    model.close();
    expect(vector).toHaveLength(1025);
    golden.features.forEach((value, i) => void expect(vector[i]).toBeCloseTo(value, 4));
    const sum = vector.subarray(0, 1024).reduce((a, b) => a + b, 0);
    expect(sum / golden.sum).toBeCloseTo(1, 4);
    expect(vector[1024]).toBeCloseTo(golden.gender, 4);
  }, 60_000);
});
