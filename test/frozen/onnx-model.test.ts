import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { bindPart } from '../../src/part/bind.js';
import onnx from '../../src/parts/backbones/onnx.js';

// As on a machine where onnxruntime's binding does not load.
vi.mock('onnxruntime-node', () => {
  throw new Error('onnxruntime is not here');
});

const file = new URL('../parts/backbones/golden/small.onnx', import.meta.url).pathname;
const options = {
  type: 'onnx',
  weights: file,
  outputs: ['features'],
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};

it('is planned without onnxruntime, and says what a run needs', async () => {
  const { frozen } = bindPart(onnx, options);
  expect(frozen!.outputs([8, 8], file)).toEqual({ features: 6 });
  await expect(frozen!.open([8, 8], file, tf)).rejects.toThrow('[no-onnxruntime]');
});
