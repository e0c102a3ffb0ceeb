import assert from 'node:assert/strict';
import { test } from 'node:test';
import part from '../dist/parts/backbones/sample-part.js';

test('by hand: 64 x 64 pixels become 8 x 8 positions of 4 x 8 features', () => {
  const asked = [];
  const ops = {
    conv: ([height, width], name, { filters, stride }) => {
      asked.push(name);
      return [height / stride, width / stride, filters];
    },
    batchNorm: (x) => x,
    relu: (x) => x,
    globalAveragePool: (x) => x,
  };
  assert.deepEqual(part.bind({ filters: 8 }).network(ops, [64, 64, 3]), { features: [8, 8, 32] });
  assert.deepEqual(asked, ['conv1', 'conv2', 'conv3']);
});
