import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTensors } from 'declarative-zoo/testing';
import part from '../dist/parts/optimizers/sample-part.js';

const tf = await openTensors();
test('by hand: the sign of 0.9 x -0.04 + 0.1 x 0.5 is 1, so 2 becomes 2 - 0.1 (1 + 0.5 x 2)', () => {
  const options = { rate: 0.1, now: 0.9, decay: 0.99, weightDecay: 0.5 };
  const slots = { mean: tf.scalar(-0.04) };
  const at = { value: tf.scalar(2), gradient: tf.scalar(0.5), slots, rate: 0.1, step: 1 };
  const { value, slots: kept } = part.bind(options).update(tf, at);
  assert.ok(Math.abs(value.dataSync()[0] - 1.8) < 1e-6);
  assert.ok(Math.abs(kept.mean.dataSync()[0] - (0.99 * -0.04 + 0.01 * 0.5)) < 1e-6);
});
