import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTensors } from 'declarative-zoo/testing';
import part from '../dist/parts/heads/sample-part.js';

const tf = await openTensors();
test('by hand: a quarter of 8 and three quarters of 4 are 5', () => {
  const signal = { shape: [1], scale: 'features' };
  const head = part.bind({ share: 0.25 });
  const { output, variables } = head.infer({ a: signal, b: signal });
  assert.deepEqual(output, signal);
  const share = tf.variable(tf.fill(variables[0].shape, variables[0].init.value));
  const forward = head.build({ tf, variable: () => share }, { a: signal, b: signal });
  const [h] = forward({ a: tf.tensor2d([[8]]), b: tf.tensor2d([[4]]) }).dataSync();
  assert.ok(Math.abs(h - 5) < 1e-6, `it is ${h}`);
});

test('nodes of different widths are rejected', () => {
  const [a, b] = [2, 3].map((width) => ({ shape: [width], scale: 'features' }));
  assert.throws(() => part.bind({ share: 0.5 }).infer({ a, b }), /equally wide/);
});
