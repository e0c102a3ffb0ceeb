import { beforeAll, describe, expect, test } from 'vitest';
import type { Scalar, Tf } from '../../../src/part.js';
import weightedSum from '../../../src/parts/balancers/weighted-sum.js';
import { engines, open } from '../../parity/engines.js';

describe.each(engines)('weighted-sum on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });

  // L = 2 x^2 + 3 x, passed as 2 x^2 and 3 x: at x = 1.5, L = 9 and dL/dx = 4 x + 3 = 9.
  test.each([
    ['two losses', [2, 3], 9, 9],
    ['one loss as it is', [2], 4.5, 6],
  ])('%s', (_, weights, loss, gradient) => {
    const before = tf.memory().numTensors;
    const scope = {
      tf,
      variable: () => {
        throw new Error('it has none');
      },
    };
    const tasks = weights.map((_, i) => `task${i}`);
    const { total } = weightedSum.bind({ type: 'weighted-sum' }).build(scope, { tasks, shared: [] });
    tf.tidy(() => {
      const at = tf.valueAndGrad((x) => {
        const losses = [tf.square(x), x].map((one, i) => tf.mul(one, weights[i] ?? 0) as Scalar);
        return total(losses.slice(0, weights.length));
      })(tf.scalar(1.5));
      expect([at.value.dataSync()[0], at.grad.dataSync()[0]]).toEqual([loss, gradient]);
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});
