import { expect } from 'vitest';
import { bindPart } from '../../src/part/bind.js';
import type { LabelStatistics, LossPart, Tf } from '../../src/part.js';
import { expectClose, type GoldenTensor, tensorOf } from './golden.js';

/** A case of `golden/losses/*.json`. */
export interface LossCase {
  readonly name: string;
  readonly options: { readonly type: string };
  readonly statistics: LabelStatistics;
  readonly prediction: GoldenTensor;
  readonly target: GoldenTensor;
  readonly mask: GoldenTensor | null;
  readonly value: number;
  readonly gradient: GoldenTensor;
}

/** Expects PyTorch's value and gradient, no effect of a mask of ones, no gradients without rows, and no leaked tensor. */
export function expectLossMatches(tf: Tf, part: LossPart, golden: LossCase): void {
  const loss = bindPart(part, golden.options).build(tf, golden.statistics);
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const target = tensorOf(tf, golden.target);
    const mask = golden.mask && tensorOf(tf, golden.mask);
    const { value, grad } = tf.valueAndGrad((p) => loss(p, target, mask))(tensorOf(tf, golden.prediction));
    expectClose(value, { shape: [], data: [golden.value] }, 'loss');
    expectClose(grad, golden.gradient, 'gradient');
    const rows = golden.target.shape[0]!;
    if (!mask) {
      const all = loss(tensorOf(tf, golden.prediction), target, tf.ones([rows]));
      expect(all.dataSync()[0]).toBeCloseTo(golden.value, 5);
    }
    const none = tf.grad((p) => loss(p, target, tf.zeros([rows])))(tensorOf(tf, golden.prediction));
    expect([...none.dataSync()].every((value) => value === 0)).toBe(true);
  });
  expect(tf.memory().numTensors).toBe(before);
}
