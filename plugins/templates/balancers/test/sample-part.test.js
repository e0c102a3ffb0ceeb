import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTensors } from 'declarative-zoo/testing';
import part from '../dist/parts/balancers/sample-part.js';

const tf = await openTensors();
test('by hand: losses of 2 and 8, then of 1 and 4, are 10 and 1 in all', () => {
  const mean = tf.variable(tf.ones([2]));
  const balancing = part.bind({ decay: 0.5 }).build({ tf, variable: () => mean });
  const losses = (...values) => values.map((value) => tf.scalar(value));
  const total = (...values) => balancing.total(losses(...values)).dataSync()[0];
  assert.equal(total(2, 8), 10);
  balancing.before({ step: 1, losses: losses(2, 8) });
  assert.equal(total(1, 4), 1);
  balancing.before({ step: 2, losses: losses(4, 4) });
  assert.deepEqual([...mean.dataSync()], [3, 6]);
});
