import { describe, expect, it } from 'vitest';
import { declareNetwork } from '../../src/network/declare.js';
import { encodeOnnx } from '../../src/network/onnx.js';
import type { Network } from '../../src/network/ops.js';
import { findOnnxruntime, onnxRunner } from '../../src/network/run-onnx.js';
import { tensorRunner } from '../../src/network/run-tensors.js';
import { tensorOps } from '../../src/network/tensors.js';
import type { Pass, Tensor } from '../../src/part.js';
import { engines, open } from '../parity/engines.js';
import { tf } from './engine.js';
import { formula, spread } from './formula.js';
import { near } from './near.js';

const nothing = { tf, variable: () => expect.fail('no variable here') };
const pass = (training: boolean): Pass => {
  const dropoutMask = (name: string, shape: readonly number[], rate: number) =>
    tf.fill([...shape], name.length / rate);
  return { training, updateStatistics: false, dropoutMask };
};

describe('tensorOps', () => {
  it('has the gradient of swish', () => {
    const x = tf.tensor1d([-20, -1.5, 0, 0.5, 30]);
    const gradient = tf.grad((x) => tf.sum(tensorOps(nothing, pass(true)).swish(x)))(x);
    const expected = [...x.dataSync()].map((x) => {
      const s = 1 / (1 + Math.exp(-x));
      return s * (1 + x * (1 - s));
    });
    near([...gradient.dataSync()], expected, 1e-6);
  });

  it.each(engines)('has the hard functions of PyTorch, and their gradients, on %s', async (engine) => {
    const tf = await open(engine);
    const ops = tensorOps({ ...nothing, tf }, pass(true));
    const x = tf.tensor1d([-4, -3.5, -2, 0, 1.5, 2.9, 3.5, 40]);
    const of = (f: (x: Tensor) => Tensor) => [
      [...f(x).dataSync()],
      [
        ...tf
          .grad((one: Tensor) => tf.sum(f(one)))(x)
          .dataSync(),
      ],
    ];
    // torch.nn.functional.hardsigmoid and hardswish, PyTorch 2.13.0
    const [sigmoid, sigmoidGradient] = of(ops.hardSigmoid);
    near(sigmoid!, [0, 0, 1 / 6, 0.5, 0.75, 5.9 / 6, 1, 1], 1e-6);
    near(sigmoidGradient!, [0, 0, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 0, 0], 1e-6);
    const [swish, swishGradient] = of(ops.hardSwish);
    near(swish!, [0, 0, -1 / 3, 0, 1.125, 2.9 * (5.9 / 6), 3.5, 40], 1e-5);
    near(swishGradient!, [0, 0, -1 / 6, 0.5, 1, 2.9 / 3 + 0.5, 1, 1], 1e-6);
  });

  it.each(engines)('pools padded maps without the padding, on %s', async (engine) => {
    const tf = await open(engine);
    const ops = tensorOps({ ...nothing, tf }, pass(true));
    const x = tf.tensor4d(
      [-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15, -16],
      [1, 4, 4, 1],
    );
    const pooled = (one: Tensor) => ops.maxPool(one, { kernel: 3, stride: 2, padding: 1 });
    // torch.nn.MaxPool2d(3, 2, 1), PyTorch 2.13.0
    expect([...pooled(x).dataSync()]).toEqual([-1, -2, -5, -6]);
    const gradient = tf.grad((one: Tensor) =>
      tf.sum(
        tf.mul(pooled(one), [
          [
            [[1], [2]],
            [[3], [4]],
          ],
        ]),
      ),
    )(x);
    expect([...gradient.dataSync()]).toEqual([1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('drops single values or whole samples in training, and nothing in evaluation', () => {
    const x = tf.ones([2, 2, 2, 3]);
    const ops = tensorOps(nothing, pass(true));
    expect(ops.dropout(x, 'ab', 0.5).dataSync()).toEqual(new Float32Array(24).fill(4));
    expect(ops.dropPath(x, 'abc', 0.5).dataSync()).toEqual(new Float32Array(24).fill(6));
    expect(ops.dropPath(x, 'abc', 0)).toBe(x);
    expect(tensorOps(nothing, pass(false)).dropout(x, 'ab', 0.5)).toBe(x);
  });

  it('requests one mask number per sample to drop samples', () => {
    const shapes: (readonly number[])[] = [];
    const dropoutMask: Pass['dropoutMask'] = (_, shape) => {
      shapes.push(shape);
      return tf.ones([...shape]);
    };
    tensorOps(nothing, { training: true, updateStatistics: false, dropoutMask }).dropPath(
      tf.ones([2, 4, 4, 3]),
      'a',
      0.1,
    );
    expect(shapes).toEqual([[2, 1, 1, 1]]);
  });

  it('flattens channels first', () => {
    const x = tf.tensor4d([0, 1, 2, 3, 4, 5], [1, 1, 3, 2]);
    expect([...tensorOps(nothing, pass(false)).flatten(x).dataSync()]).toEqual([0, 2, 4, 1, 3, 5]);
  });
});

/** Every operation once, in variants for which the interpreters have different code: symmetric padding, loose batch norms. */
const everything: Network = (ops, image) => {
  const norm = { epsilon: 1e-3, momentum: 0.1 };
  const odd = ops.conv(image, 'a', { filters: 6, kernel: 3, stride: 2, padding: 1, bias: true });
  const loose = ops.batchNorm(ops.relu(ops.batchNorm(odd, 'n1', norm)), 'n2', norm);
  const deep = ops.depthwise(loose, 'b', { kernel: 5, stride: 2, padding: 'same', bias: true });
  const gate = ops.sigmoid(
    ops.linear(ops.globalAveragePool(deep), 'g', { units: 6, init: { type: 'constant', value: 0 } }),
  );
  const hard = ops.hardSwish(ops.scale(deep, ops.hardSigmoid(gate)));
  const x = ops.dropPath(ops.add(ops.scale(hard, gate), deep), 'p', 0.5);
  const flat = ops.dropout(ops.flatten(ops.maxPool(ops.swish(x))), 'd', 0.5);
  const last = ops.linear(flat, 'f', { units: 3, init: { type: 'constant', value: 0 } });
  return {
    flat,
    last,
    map: ops.places(ops.conv(loose, 'm', { filters: 2, kernel: 1, stride: 1, padding: 0, bias: true })),
    pooled: ops.places(ops.maxPool(loose, { kernel: 3, stride: 2, padding: 1 })),
  };
};

describe('the positions of a map', () => {
  it('are flattened row by row, each with its channels together', () => {
    const x = tf.tensor4d([0, 1, 2, 3, 4, 5, 6, 7], [1, 2, 2, 2]);
    const flat = tensorOps(nothing, pass(false)).places(x);
    expect(flat.shape).toEqual([1, 8]);
    expect([...flat.dataSync()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('a network of every operation', () => {
  const { variables, outputs } = declareNetwork(everything, [22, 22]);
  const weights = new Map(
    variables.map(({ name, shape }) => {
      const count = shape.reduce((a, b) => a * b, 1);
      const isVariance = name.endsWith('running_var');
      const data = isVariance ? Float32Array.from(formula(name, count), (u) => 0.5 + u) : spread(name, count);
      return [name, { shape, data }] as const;
    }),
  );

  it('is the same on tfjs and on onnxruntime', async ({ skip }) => {
    const ort = await findOnnxruntime();
    if (!ort) return skip('onnxruntime is not installed');
    const pixels = spread('image', 3 * 22 * 22 * 3);
    const [native, tensors] = [
      await onnxRunner(ort, everything, weights, [22, 22]),
      tensorRunner(tf, everything, weights),
    ];
    const [a, b] = [await native.run(pixels, 3, [22, 22]), await tensors.run(pixels, 3, [22, 22])];
    expect([native.how, tensors.how]).toEqual(['onnxruntime', 'tfjs']);
    expect(a.length).toBe(3 * (outputs.flat! + outputs.last! + outputs.map! + outputs.pooled!));
    near([...a], [...b], 1e-5);
    expect(Math.max(...a)).toBeGreaterThan(0.1);
    native.close();
    tensors.close();
  });

  it('does not change the given arrays, and names a missing one', () => {
    const before = weights.get('a.weight')!.data.slice();
    encodeOnnx(everything, weights, [22, 22]);
    expect(weights.get('a.weight')!.data).toEqual(before);
    expect(() => encodeOnnx(everything, new Map(), [22, 22])).toThrow('no array named a.weight');
  });
});
