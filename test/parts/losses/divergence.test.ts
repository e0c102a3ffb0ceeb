import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import divergence from '../../../src/parts/losses/divergence.js';
import { engines, open } from '../../parity/engines.js';
import { expectClose, type GoldenTensor, golden, tensorOf } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

const cases = golden<LossCase & { readonly targetGradient: GoldenTensor }>('losses/divergence');

describe.each(engines)('divergence on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (one) => expectLossMatches(tf, divergence, one));

  test.each(cases)('PyTorch, the gradient of the target: $name', (one) => {
    const loss = bindPart(divergence, one.options).build(tf, one.statistics);
    tf.tidy(() => {
      const mask = one.mask && tensorOf(tf, one.mask);
      const gradient = tf.grad((t) => loss(tensorOf(tf, one.prediction), t, mask))(tensorOf(tf, one.target));
      expectClose(gradient, one.targetGradient, 'gradient of the target');
    });
  });

  test('one-hot targets and probabilities of 0 and 1 are finite, and equal distributions are 0 apart', () => {
    const { options } = cases[0]!;
    const loss = bindPart(divergence, options).build(tf, {
      kind: 'multi-label',
      scale: 'probabilities',
      rows: 2,
      counts: [1, 1],
    });
    tf.tidy(() => {
      const p = tf.tensor2d([0, 1, 1, 0], [2, 2]);
      expect(loss(p, p, null).dataSync()[0]).toBeCloseTo(0, 6);
      const opposite = loss(p, tf.sub(1, p), null).dataSync()[0]!;
      expect(opposite).toBeCloseTo(-Math.log(1e-8), 4);
    });
  });
});
