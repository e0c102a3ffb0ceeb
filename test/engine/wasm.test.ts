import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import { readSettings } from '../../src/engine/settings.js';
import { ZooError } from '../../src/errors/problem.js';
import type { Tf } from '../../src/part.js';
import { distance, evaluate, noise, TOLERANCE } from './agreement.js';
import { kernels, refused } from './cases.js';
import { layers } from './layers.js';

const settings = readSettings({});
const cases = { ...kernels, ...layers };

let expected: { [name: string]: number[][] };
beforeAll(async () => {
  const { tf } = await openEngine('cpu');
  expected = Object.fromEntries(Object.entries(cases).map(([name, each]) => [name, evaluate(tf, each)]));
});

describe.each([
  { provider: undefined, by: 'onnxruntime' },
  { provider: 'xnnpack', by: 'xnnpack' },
])('wasm with $by agrees with the cpu engine, forward and gradient', ({ provider, by }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine('wasm', undefined, { ...settings, provider });
  });

  test('it multiplies with the requested library', () => expect(engine.provider).toBe(by));

  test.each(Object.keys(cases))('%s', (name) => {
    expect(distance(evaluate(engine.tf, cases[name]!), expected[name]!)).toBeLessThan(TOLERANCE);
  });

  test('it leaks no memory', () => {
    const { tf } = engine;
    const held = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const before = held();
    for (const each of Object.values(cases)) evaluate(tf, each);
    expect(held()).toEqual(before);
  });

  test('the conv3d input gradient is refused', () => {
    const attempt = () => evaluate(engine.tf, refused);
    expect(attempt).toThrow(ZooError);
    expect(attempt).toThrow(
      /conv3d is not available on the wasm engine: .*--engine tensorflow.*"zoo engine install tensorflow".*\[unsupported-operation\]/,
    );
  });
});

describe('wasm gives the same bits', () => {
  // Products whose columns or rows are shared among threads: few and many of them, long sums, transposed or not.
  const shapes = [
    [2, 300, 130, 170],
    [1, 42, 1288, 64],
    [1, 5, 1288, 130],
    [1, 60, 500, 700],
    [1, 300, 1288, 20],
    [3, 20, 600, 90],
    [1, 107, 1288, 1],
    [1, 1, 1288, 107],
    [1, 1537, 300, 40], // in four strips of rows on one thread, whole on eight
  ] as const;
  const products = shapes.flatMap(([batch, m, k, n]) =>
    [false, true].flatMap((ta) =>
      [false, true].map((tb) => {
        const [a, b] = [
          [batch, ...(ta ? [k, m] : [m, k])],
          [batch, ...(tb ? [n, k] : [k, n])],
        ];
        const [left, right] = [noise(a, 1), noise(b, 2)];
        return (tf: Tf) => tf.matMul(tf.tensor(left, a), tf.tensor(right, b), ta, tb).dataSync();
      }),
    ),
  );
  const hashes = ({ tf }: Engine): string[] =>
    products.map((product) => tf.tidy(() => createHash('sha256').update(product(tf)).digest('hex')));

  test('on one thread and on 2, 3 and 8, twice', async () => {
    const on = (threads: number) => openEngine('wasm', undefined, { ...settings, threads });
    const reference = hashes(await on(1));
    for (const threads of [2, 3, 8]) {
      const engine = await on(threads);
      expect(hashes(engine), `${threads} threads`).toEqual(reference);
      expect(hashes(engine), `${threads} threads, again`).toEqual(reference);
    }
  });
});
