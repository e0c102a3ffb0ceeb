import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTensors } from 'declarative-zoo/testing';
import part from '../dist/parts/gradients/sample-part.js';

const tf = await openTensors();
const clipped = (norm) => {
  const evaluate = () => ({ loss: tf.scalar(7), gradients: [tf.tensor1d([3]), tf.tensor1d([4])] });
  const { loss, gradients } = part.bind({ norm }).compute(tf, [], evaluate);
  return [loss, ...gradients].map((one) => Math.round(1e6 * one.dataSync()[0]) / 1e6);
};

test('by hand: (3, 4) is 5 long; cut to 1 it is (0.6, 0.8)', () => {
  assert.deepEqual(clipped(1), [7, 0.6, 0.8]);
});

test('a gradient that is short enough does not change', () => {
  assert.deepEqual(clipped(10), [7, 3, 4]);
});
