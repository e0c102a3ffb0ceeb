import type { Scalar } from 'declarative-zoo';
import { openTensors } from 'declarative-zoo/testing';
import { expect, test } from 'vitest';
import famo from '../../../src/parts/balancers/famo.js';
import { expectLikePyTorch } from './like-pytorch.js';

const options = { type: 'famo', rate: 0.025, decay: 0.001 } as const;

test('trains as in PyTorch', () => expectLikePyTorch(famo, options));

// With equal weights, dL/dL_t = (z_t / L_t) / sum_k (z_k / L_k): the small loss pulls four times as hard as the one four times it.
test('at first, a loss pulls by the inverse of its size', async () => {
  const tf = await openTensors();
  const scope = { tf, variable: () => tf.variable(tf.zeros([2])) };
  const { total } = famo.bind(options).build(scope, { tasks: ['a', 'b'], shared: [] });
  const pull = tf.grads((a, b) => total([a, b] as Scalar[]))([tf.scalar(0.5), tf.scalar(2)]);
  expect(pull.map((one) => one.dataSync()[0])).toEqual([expect.closeTo(0.8, 5), expect.closeTo(0.2, 5)]);
});
