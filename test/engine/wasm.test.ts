import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import { readSettings } from '../../src/engine/settings.js';
import { distance, evaluate } from './agreement.js';
import { cases, refused } from './cases.js';

/** float32 sums of up to a few hundred terms, in another order. */
const TOLERANCE = 2e-5;

const settings = readSettings({});

let expected: { [name: string]: number[][] };
beforeAll(async () => {
  const { tf } = await openEngine('cpu');
  expected = Object.fromEntries(Object.entries(cases).map(([name, each]) => [name, evaluate(tf, each)]));
});

describe.each([
  { gemm: 'auto' as const, by: 'onnxruntime' },
  { gemm: 'xnnpack' as const, by: 'xnnpack' },
])('wasm with $by agrees with the cpu engine, forward and gradient', ({ gemm, by }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine('wasm', { ...settings, gemm });
  });

  test('it multiplies by what was asked for', () => expect(engine.gemm).toBe(by));

  test.each(Object.keys(cases))('%s', (name) => {
    expect(distance(evaluate(engine.tf, cases[name]!), expected[name]!)).toBeLessThan(TOLERANCE);
  });

  test('nothing leaks', () => {
    const { tf } = engine;
    const held = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const before = held();
    for (const each of Object.values(cases)) evaluate(tf, each);
    expect(held()).toEqual(before);
  });

  test('the conv3d input gradient is refused', () => {
    expect(() => evaluate(engine.tf, refused)).toThrow(
      /conv3d is not available on the wasm engine.*--engine tensorflow/,
    );
  });
});

describe('the same numbers bit for bit', () => {
  const product = cases['batch of products, a transposed']!;
  const large = {
    ...product,
    shapes: [
      [2, 300, 130],
      [2, 300, 170],
    ],
  };

  test.each([1, 2, 3])('on %i threads, twice', async (threads) => {
    const one = await openEngine('wasm', { ...settings, threads: 1 });
    const reference = evaluate(one.tf, large);
    const { tf } = await openEngine('wasm', { ...settings, threads });
    expect(evaluate(tf, large)).toEqual(reference);
    expect(evaluate(tf, large)).toEqual(reference);
  });
});
