import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import { readSettings } from '../../src/engine/settings.js';
import type { Tensor, Tf } from '../../src/part.js';
import { type Case, distance, evaluate } from './agreement.js';
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
  // Products whose columns or rows are shared among threads: few and many of them, long sums, turned either way.
  const shapes = [
    [2, 300, 130, 170],
    [1, 42, 1288, 64],
    [1, 5, 1288, 130],
    [1, 60, 500, 700],
    [1, 300, 1288, 20],
    [3, 20, 600, 90],
    [1, 107, 1288, 1],
    [1, 1, 1288, 107],
  ] as const;
  const products = shapes.flatMap(([batch, m, k, n]) =>
    [false, true].flatMap((ta) =>
      [false, true].map((tb) => ({
        shapes: [
          [batch, ...(ta ? [k, m] : [m, k])],
          [batch, ...(tb ? [n, k] : [k, n])],
        ],
        of: (tf: Tf, a: Tensor, b: Tensor) => tf.matMul(a, b, ta, tb),
        forwardOnly: true,
      })),
    ),
  );
  const all = (tf: Tf) => products.map((product) => evaluate(tf, product as unknown as Case));

  test.each([2, 3, 8])('on one thread and on %i, twice', async (threads) => {
    const one = await openEngine('wasm', { ...settings, threads: 1 });
    const reference = all(one.tf);
    const { tf } = await openEngine('wasm', { ...settings, threads });
    expect(all(tf)).toEqual(reference);
    expect(all(tf)).toEqual(reference);
  });
});
