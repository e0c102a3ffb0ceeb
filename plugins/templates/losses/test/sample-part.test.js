import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTensors } from 'declarative-zoo/testing';
import part from '../dist/parts/losses/sample-part.js';

const tf = await openTensors();
test('by hand: errors of 0.2 and 1 with delta 0.5 are 0.02 and 0.375, on average 0.1975', () => {
  const loss = part.bind({ delta: 0.5 }).build(tf, { rows: 1, counts: [0, 0] });
  const [value] = loss(tf.tensor2d([[0.2, 0]]), tf.tensor2d([[0, 1]]), null).dataSync();
  assert.ok(Math.abs(value - 0.1975) < 1e-6, `it is ${value}`);
});

test('rows without the label do not count', () => {
  const loss = part.bind({ delta: 0.5 }).build(tf, { rows: 1, counts: [0] });
  const [value] = loss(tf.tensor2d([[0.2], [9]]), tf.tensor2d([[0], [0]]), tf.tensor1d([1, 0])).dataSync();
  assert.ok(Math.abs(value - 0.02) < 1e-6, `it is ${value}`);
});
