import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import ccc from '../../../src/parts/losses/ccc.js';
import { engines, open } from '../../parity/engines.js';
import { expectClose, golden, tensorOf } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('ccc on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/ccc'))('PyTorch: $name', (one) => expectLossMatches(tf, ccc, one));
  test.each(golden<WindowCase>('losses/ccc-windows'))('PyTorch: $name', (one) => {
    const loss = bindPart(ccc, one.options).build(tf, one.statistics);
    const [prediction, target, mask] = [one.prediction, one.target, one.mask!].map((it) => tensorOf(tf, it));
    const { value, grad } = tf.valueAndGrad((p) => loss(p, target!, mask!, one.frames))(prediction!);
    expectClose(value, { shape: [], data: [one.value] }, 'loss');
    expectClose(grad, one.gradient, 'gradient');
  });
  test('windows without a label have no gradient', () => {
    const zeros = tf.zeros([6, 2]);
    for (const over of ['windows', 'window-means']) {
      const loss = bindPart(ccc, { type: 'ccc', over }).build(tf, {
        kind: 'continuous',
        rows: 0,
        counts: [],
      });
      const gradient = tf.grad((p) => loss(p, zeros, tf.zeros([6]), 3))(tf.ones([6, 2]));
      expect([...gradient.dataSync()]).toEqual(Array(12).fill(0));
    }
  });
});

type WindowCase = LossCase & { readonly frames: number };
