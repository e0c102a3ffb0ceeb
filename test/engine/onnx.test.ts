import { createHash } from 'node:crypto';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import type { View } from '../../src/engine/native-session.js';
import * as session from '../../src/engine/native-session.js';
import { Buffers } from '../../src/engine/onnx/buffers.js';
import { openEngine } from '../../src/engine/open.js';
import { readSettings } from '../../src/engine/settings.js';
import { gru } from '../../src/layers/time/gru.js';
import type { Tf } from '../../src/part.js';
import { has } from '../needs.js';
import { distance, evaluate, noise, TOLERANCE } from './agreement.js';
import { kernels, refused } from './cases.js';
import { layers } from './layers.js';

const settings = readSettings({});
const cases = { ...kernels, ...layers };
const opened = vi.spyOn(session, 'openSession');
const here = has(
  'onnxruntime-node',
  await openEngine('onnx').then(
    () => true,
    () => false,
  ),
);

const open = (threads = settings.threads): Promise<Engine> =>
  openEngine('onnx', undefined, { ...settings, threads });

const hash = (tensor: Tensor): string => createHash('sha256').update(tensor.dataSync()).digest('hex');

/** A step of gradient descent with momentum on |x w - y|^2, at a rate that differs in each step. */
function descent(tf: Tf) {
  const [rows, width] = [40, 30];
  const [w, velocity] = [
    tf.variable(tf.tensor(noise([width, 7], 1), [width, 7])),
    tf.variable(tf.zeros([width, 7])),
  ];
  return async (step: number, look = false): Promise<string> => {
    const seen: Tensor[] = [];
    const loss = tf.tidy(() => {
      const [x, y] = [
        tf.tensor(noise([rows, width], step), [rows, width]),
        tf.tensor(noise([rows, 7], step), [rows, 7]),
      ];
      const { value, grads } = tf.variableGrads(() => {
        const off = tf.sub(tf.matMul(x, w as Tensor), y);
        if (look) seen.push(tf.keep(tf.clone(off)));
        return tf.mean(tf.square(off));
      }, [w]);
      velocity.assign(tf.add(tf.mul(velocity, 0.9), grads[w.name]!));
      w.assign(tf.sub(w, tf.mul(velocity, 0.1 / (1 + step))));
      return tf.keep(value);
    });
    await loss.data();
    tf.dispose([loss, ...seen]);
    return hash(w);
  };
}

describe.skipIf(!here)('the onnx engine', () => {
  let expected: { [name: string]: number[][] };
  let engine: Engine;
  beforeAll(async () => {
    const { tf } = await openEngine('cpu');
    expected = Object.fromEntries(Object.entries(cases).map(([name, each]) => [name, evaluate(tf, each)]));
    engine = await open();
  });
  afterAll(() => vi.restoreAllMocks());

  test.each(Object.keys(cases))('agrees with the cpu engine, forward and gradient: %s', (name) => {
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
    expect(() => evaluate(engine.tf, refused)).toThrow(/conv3d is not available on the wasm engine/);
  });

  test('a step is one graph, for any learning rate and numbers', async () => {
    const step = descent(engine.tf);
    await step(0);
    opened.mockClear();
    const own = descent(engine.tf);
    for (let i = 0; i < 5; i++) await own(i);
    expect(opened).not.toHaveBeenCalled();
  });

  test('a step that also reads other values is another graph, and gives the same bits', async () => {
    const [plain, seen] = [descent(engine.tf), descent(engine.tf)];
    for (let i = 0; i < 3; i++) {
      opened.mockClear();
      const expected = await plain(i);
      const found = await seen(i, i === 1);
      if (i === 1) expect(opened).toHaveBeenCalled();
      expect(found).toBe(expected);
    }
  });

  test('numbers that were read do not change, and those that were passed in may change', async () => {
    const { tf } = engine;
    const given = Float32Array.of(1, 2, 3);
    const x = tf.tensor(given);
    given.fill(9);
    const y = tf.add(x, 1);
    const read = (await y.data()) as Float32Array;
    tf.dispose([x, y]);
    for (let i = 0; i < 5; i++) tf.tidy(() => tf.mul(tf.tensor([7, 7, 7]), i).dataSync());
    expect([...read]).toEqual([2, 3, 4]);
  });

  test('a step reuses the memory of earlier steps', async () => {
    const { tf } = engine;
    const taken = vi.spyOn(Buffers.prototype, 'take');
    const large = () =>
      taken.mock.results
        .map(({ value }) => value as View)
        .filter(({ dims }) => dims.join() === '90,70')
        .map(({ data }) => data.buffer);
    const [w, velocity] = [tf.variable(tf.ones([90, 70])), tf.variable(tf.zeros([90, 70]))];
    const step = async () => {
      const loss = tf.tidy(() => {
        velocity.assign(tf.add(tf.mul(velocity, 0.9), tf.sub(w, tf.tensor([3]))));
        w.assign(tf.sub(w, tf.mul(velocity, 0.1)));
        return tf.sum(w);
      });
      await loss.data();
      loss.dispose();
    };
    for (let i = 0; i < 3; i++) await step();
    const known = new Set(large());
    taken.mockClear();
    await step();
    expect(large()).toHaveLength(2);
    for (const memory of large()) expect(known).toContain(memory);
    taken.mockRestore();
    tf.dispose([w, velocity]);
  });

  test('it reports once what it runs on wasm', () => {
    const { tf, notes } = engine;
    notes!();
    const attempt = () => tf.tidy(() => tf.atan2(tf.tensor([1, 2]), tf.tensor([3, 4])).dataSync());
    attempt();
    attempt();
    expect(notes!()).toEqual([
      'engine onnx runs Atan2 on wasm, which copies its numbers there and back: it has no form in ONNX',
    ]);
    expect(notes!()).toEqual([]);
  });
});

describe.skipIf(!here)('onnx gives the same bits', () => {
  // Products whose columns or rows are shared among threads, and what onnxruntime shares out by blocks.
  const products = [
    [2, 300, 130, 170],
    [1, 42, 1288, 64],
    [1, 5, 1288, 130],
    [1, 60, 500, 700],
    [1, 300, 1288, 20],
    [3, 20, 600, 90],
    [1, 107, 1288, 1],
    [1, 1, 1288, 107],
    [12, 64, 388, 1],
    [12, 1, 64, 388],
    [1, 1, 9001, 1],
  ] as const;
  // [input, filter, stride]: products of few and many columns and long sums, in the forward pass and in gradients.
  const convolutions = [
    [[4, 14, 14, 40], [1, 1, 40, 240], 1],
    [[2, 32, 32, 3], [3, 3, 3, 32], 2],
    [[2, 28, 28, 32], [3, 3, 32, 48], 1],
    [[4, 7, 7, 200], [3, 3, 200, 96], 1],
    [[3, 7, 7, 160], [3, 3, 160, 9], 2],
    [[2, 5, 5, 64], [3, 3, 64, 300], 1],
    [[2, 20, 20, 3], [7, 7, 3, 24], 2],
  ] as const;
  const depthwise = [
    [[6, 28, 28, 48], [3, 3, 48, 1], 1],
    [[6, 28, 28, 40], [5, 5, 40, 1], 2],
    [[8, 7, 7, 200], [5, 5, 200, 1], 1],
    [[3, 14, 14, 144], [3, 3, 144, 1], 1],
    [[2, 15, 15, 48], [5, 5, 48, 1], 2],
  ] as const;
  // Windows and units; the product in the second one's gradient has long sums and fewer rows than columns.
  const recurrences = [
    [64, 128],
    [60, 256],
    [3, 5],
    [1, 64],
  ] as const;
  const trained = (
    [input, filter, stride]: readonly [readonly number[], readonly number[], number],
    convolve: (tf: Tf, x: Tensor4D, w: Tensor4D, stride: number) => Tensor,
  ) => {
    const given = [input, filter].map((shape, i) => [noise([...shape], i), shape] as const);
    return (tf: Tf) => {
      const tensors: Tensor[] = given.map(([numbers, shape]) => tf.tensor(numbers, [...shape]));
      const { value, grads } = tf.valueAndGrads((x, w) =>
        tf.sum(tf.square(convolve(tf, x as Tensor4D, w as Tensor4D, stride))),
      )(tensors);
      return tf.concat([value, ...grads].map((one) => tf.reshape(one, [-1])));
    };
  };
  const shapes = [[12, 33, 388], [300, 20], [40_003]];
  const alone =
    'exp expm1 log log1p sigmoid tanh erf softplus sqrt rsqrt reciprocal sin cos tan elu selu softmax logSoftmax'.split(
      ' ',
    ) as 'exp'[];
  const work: ((tf: Tf) => Tensor)[] = [
    ...products.flatMap(([batch, m, k, n]) =>
      [false, true].flatMap((ta) =>
        [false, true].map((tb) => {
          const [a, b] = [
            [batch, ...(ta ? [k, m] : [m, k])],
            [batch, ...(tb ? [n, k] : [k, n])],
          ];
          const [left, right] = [noise(a, 1), noise(b, 2)];
          return (tf: Tf) => tf.matMul(tf.tensor(left, a), tf.tensor(right, b), ta, tb);
        }),
      ),
    ),
    (tf) =>
      tf.einsum(
        'bnc,ncd->dbn',
        tf.tensor(noise([20, 3, 600], 1), [20, 3, 600]),
        tf.tensor(noise([3, 600, 90], 2), [3, 600, 90]),
      ),
    ...convolutions.map((each) => trained(each, (tf, x, w, stride) => tf.conv2d(x, w, stride, 'same'))),
    ...depthwise.map((each) => trained(each, (tf, x, w, stride) => tf.depthwiseConv2d(x, w, stride, 'same'))),
    ...recurrences.map(([windows, units]) => (tf: Tf) => {
      const shapes = [[4, 3, windows, units], [units, 3 * units], [units]] as const;
      const given: Tensor[] = shapes.map((shape, i) => tf.tensor(noise([...shape], i), [...shape]));
      const { value, grads } = tf.valueAndGrads((x, R, b) =>
        tf.sum(tf.square(gru(tf, x!, R!, b!, 'reverse'))),
      )(given);
      return tf.concat([value, ...grads].map((each) => tf.reshape(each, [-1])));
    }),
    (tf) => tf.mean(tf.tensor(noise([8, 14, 14, 240], 1), [8, 14, 14, 240]), [1, 2]),
    (tf) => tf.sum(tf.tensor(noise([50, 7, 7, 48], 1), [50, 7, 7, 48]), [0, 1, 2]),
    // Fewer rows than threads; 137 rows have no block that divides them.
    (tf) => tf.mean(tf.tensor(noise([2, 14, 14, 48], 1), [2, 14, 14, 48]), [1, 2]),
    (tf) => tf.sum(tf.tensor(noise([3, 137, 48], 1), [3, 137, 48]), 1),
    (tf) => tf.sum(tf.tensor(noise([300, 2, 50], 1), [300, 2, 50]), [0, 2]),
    (tf) => {
      const [mean, variance] = [tf.tensor(noise([48], 2)), tf.square(tf.tensor(noise([48], 3)))];
      return tf.batchNorm(
        tf.tensor(noise([5, 7, 7, 48], 1), [5, 7, 7, 48]),
        mean as Tensor1D,
        variance as Tensor1D,
      );
    },
    ...shapes.flatMap((shape) => {
      const numbers = noise(shape, 3);
      const x = (tf: Tf) => tf.abs(tf.tensor(numbers, [...shape]));
      return [
        ...alone.map((name) => (tf: Tf) => tf[name](x(tf))),
        ...shape.flatMap((_, axis) => [
          (tf: Tf) => tf.sum(x(tf), axis) as Tensor,
          (tf: Tf) => tf.mean(x(tf), axis) as Tensor,
          (tf: Tf) => tf.cumsum(x(tf), axis) as Tensor,
        ]),
        (tf: Tf) => tf.sum(x(tf)) as Tensor,
        (tf: Tf) => tf.pow(x(tf), 1.7),
      ];
    }),
  ];

  test('on one thread and on 2, 3 and 8', async () => {
    const hashes = ({ tf }: Engine) => work.map((each) => tf.tidy(() => hash(each(tf))));
    const expected = hashes(await open(1));
    for (const threads of [2, 3, 8]) expect(hashes(await open(threads)), `${threads}`).toEqual(expected);
  });
});
