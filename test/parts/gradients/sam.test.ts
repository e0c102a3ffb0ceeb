import { beforeAll, describe, expect, test } from 'vitest';
import type { Scalar, Tf } from '../../../src/part.js';
import sam from '../../../src/parts/gradients/sam.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectStepsMatch, type GradientCase } from '../../parity/gradient.js';

const options = { type: 'sam', rho: 0.05, adaptive: false, statistics: 'once' } as const;

describe.each(engines)('sam on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<GradientCase>('gradients/sam'))('PyTorch: $name', (one) => {
    expect(expectStepsMatch(tf, sam, one)).toBe(0);
  });

  // The blocks of the head multiply fixed rows: one weight in each of five steps.
  test.each(golden<GradientCase>('gradients/sam'))('PyTorch, with factors: $name', (one) => {
    expect(expectStepsMatch(tf, sam, one, true)).toBe(one.name === 'adaptive' ? 0 : 5);
  });

  // f(w) = |w|^2 / 2 has gradient w, so that SAM's is w (1 + rho / |w|): by hand, at w = (3, 4), 1.01 w.
  const quadratic = (seen: boolean[] = []) => {
    const w = tf.tidy(() => tf.variable(tf.tensor1d([3, 4])));
    const evaluate = ({ updateStatistics }: { updateStatistics: boolean }) => {
      seen.push(updateStatistics);
      const half = () => tf.div(tf.sum(tf.square(w)), 2) as Scalar;
      const { value, grads } = tf.variableGrads(half, [w]);
      return { loss: value, gradients: [grads[w.name]!] };
    };
    return { w, evaluate };
  };

  test('the gradient of a quadratic, by hand; the loss is the one at w', () => {
    const { w, evaluate } = quadratic();
    const { loss, gradients } = sam.bind(options).compute(tf, [w], evaluate);
    expect(loss.dataSync()[0]).toBeCloseTo(12.5, 5);
    expect([...gradients[0]!.dataSync()].map((x) => Number(x.toFixed(5)))).toEqual([3.03, 4.04]);
    tf.dispose([loss, ...gradients, w]);
  });

  test.each([
    ['once', [true, false]],
    ['twice', [true, true]],
  ] as const)('statistics %s: moved in passes %s', (statistics, passes) => {
    const seen: boolean[] = [];
    const { w, evaluate } = quadratic(seen);
    const { loss, gradients } = sam.bind({ ...options, statistics }).compute(tf, [w], evaluate);
    expect(seen).toEqual(passes);
    tf.dispose([loss, ...gradients, w]);
  });

  test('the variables are unchanged, bit for bit, even if a pass fails; no tensor leaks', () => {
    const values = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 10 ** -(i % 9));
    const w = tf.tidy(() => tf.variable(tf.tensor1d(values)));
    const before = tf.memory().numTensors;
    let pass = 0;
    const evaluate = () => {
      if (++pass === 4) throw new Error('out of memory');
      return { loss: tf.scalar(1), gradients: [tf.clone(w)] };
    };
    const { loss, gradients } = sam.bind(options).compute(tf, [w], evaluate);
    expect(w.dataSync()).toEqual(values);
    expect(gradients[0]!.dataSync()).not.toEqual(values);
    tf.dispose([loss, ...gradients]);
    expect(tf.memory().numTensors).toBe(before);
    expect(() => tf.tidy(() => sam.bind(options).compute(tf, [w], evaluate).loss)).toThrow('out of memory');
    expect(w.dataSync()).toEqual(values);
    w.dispose();
  });

  test('rho 0 is the plain gradient', () => {
    const { w, evaluate } = quadratic();
    const { loss, gradients } = sam.bind({ ...options, rho: 0 }).compute(tf, [w], evaluate);
    expect([...gradients[0]!.dataSync()]).toEqual([3, 4]);
    tf.dispose([loss, ...gradients, w]);
  });
});
