import type { Tf } from 'declarative-zoo';
import { openTensors } from 'declarative-zoo/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import loss from '../../../src/parts/losses/edge-cross-entropy.js';
import { expectClose, golden, tensorOf } from '../../parity/golden.js';

const options = { type: 'edge-cross-entropy' } as const;
const statistics = { rows: 5, counts: [2, 2, 2] };

describe.each(['cpu', 'wasm'] as const)('edge-cross-entropy on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await openTensors(engine);
  });

  test.each(golden.losses)('PyTorch: $name', ({ prediction, target, mask, loss: expected, gradient }) => {
    tf.tidy(() => {
      const of = loss.bind(options).build(tf, statistics);
      const { value, grad } = tf.valueAndGrad((z) =>
        of(z, tensorOf(tf, target), mask && tf.tensor1d([...mask])),
      )(tensorOf(tf, prediction));
      expect(value.dataSync()[0]).toBeCloseTo(expected, 5);
      expectClose(grad, gradient, 'gradient');
    });
  });

  // Uniform logits: every edge costs ln 4; two units are four edges, of which a certain prediction costs nothing.
  test.each([
    ['nothing known', Array(16).fill(0), Math.log(4)],
    [
      'all known: y = (1, 0) is both, the end alone, the start alone, neither',
      [3, 2, 1, 0].flatMap((c) => [0, 1, 2, 3].map((k) => (k === c ? 50 : 0))),
      0,
    ],
  ])('%s', (_, z, expected) => {
    const value = tf.tidy(() =>
      loss
        .bind(options)
        .build(tf, statistics)(tf.tensor2d([z]), tf.tensor2d([[1, 0]]), null)
        .dataSync(),
    );
    expect(value[0]).toBeCloseTo(expected, 6);
  });
});
