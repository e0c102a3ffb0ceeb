import { describe, expect, it } from 'vitest';
import { outputsAbout } from '../../src/export/about.js';
import type { ExportFiles, ExportFormat, Runtime } from '../../src/export/format.js';
import { formatOf, formats } from '../../src/export/formats.js';
import type { Tensor, Tf } from '../../src/part.js';
import { traceModel } from '../../src/trace/record.js';
import { answered, type Given, planOf, requestOf, tf } from '../trace/head-plan.js';

type Tensor4D = import('@tensorflow/tfjs-core').Tensor4D;

/** Work that heads and networks may do, each in one head over an input of this shape. */
const works: { readonly [what: string]: readonly [(tf: Tf, x: Tensor) => Tensor, readonly number[]] } = {
  'functions of one number': [(tf, x) => tf.addN([tf.abs(x), tf.tanh(x), tf.sigmoid(x), tf.relu(x), tf.relu6(x), tf.elu(x), tf.selu(x), tf.leakyRelu(x, 0.1), tf.softplus(x), tf.erf(x), tf.neg(x), tf.sign(x), tf.floor(x), tf.ceil(x), tf.round(x), tf.exp(x), tf.expm1(x), tf.square(x), tf.step(x, 0.3)]), [5]],
  'functions of positive numbers': [(tf, x) => { const p = tf.add(tf.abs(x), 0.1); return tf.addN([tf.log(p), tf.log1p(p), tf.sqrt(p), tf.rsqrt(p), tf.reciprocal(p), tf.pow(p, 1.5)]); }, [5]],
  'trigonometry': [(tf, x) => { const u = tf.mul(tf.tanh(x), 0.9); return tf.addN([tf.sin(x), tf.cos(x), tf.tan(u), tf.asin(u), tf.acos(u), tf.atan(x), tf.sinh(u), tf.cosh(u), tf.asinh(x), tf.acosh(tf.add(tf.abs(x), 1.1)), tf.atanh(u)]); }, [4]],
  'functions of two': [(tf, x) => { const [a, b] = tf.split(x, 2, 1) as [Tensor, Tensor]; return tf.addN([tf.sub(a, b), tf.mul(a, b), tf.maximum(a, b), tf.minimum(a, b), tf.squaredDifference(a, b), tf.div(a, tf.add(tf.abs(b), 1)), tf.mod(a, tf.add(tf.abs(b), 1)), tf.clipByValue(a, -0.5, 0.5)]); }, [6]],
  'comparisons and choices': [(tf, x) => { const c = tf.logicalXor(tf.logicalAnd(tf.greater(x, 0), tf.lessEqual(x, 1)), tf.logicalOr(tf.less(x, -1), tf.greaterEqual(x, 2))); return tf.where(tf.logicalNot(c), x, tf.mul(tf.cast(tf.notEqual(x, 0), 'float32'), -2)); }, [6]],
  'reductions': [(tf, x) => tf.concat([tf.sum(x, 2), tf.mean(x, 2), tf.max(x, 2), tf.min(x, -1), tf.prod(x, 2), tf.cast(tf.any(tf.greater(x, 1), 2), 'float32'), tf.cast(tf.all(tf.greater(x, -1), 2), 'float32'), tf.squeeze(tf.sum(x, 2, true), [2])], 1), [3, 4]],
  'places': [(tf, x) => { const { values, indices } = tf.topk(x, 2); return tf.concat([values, tf.cast(indices, 'float32'), tf.expandDims(tf.cast(tf.argMax(x, 1), 'float32'), 1), tf.expandDims(tf.cast(tf.argMin(x, 1), 'float32'), 1), tf.oneHot(tf.argMax(x, 1), 5)], 1); }, [5]],
  'softmax': [(tf, x) => tf.add(tf.softmax(x), tf.logSoftmax(x)), [3, 4]],
  'running sums and reversal': [(tf, x) => tf.add(tf.cumsum(x, 1, true, true), tf.reverse(x, [1, 2])), [3, 4]],
  'moving numbers': [(tf, x) => { const t = tf.transpose(x, [0, 2, 1]); const [first, ...rest] = tf.unstack(t, 1); const s = tf.stack([first!, ...rest], 2); return tf.concat([tf.tile(tf.slice(s, [0, 1, 0], [-1, 2, 3]), [1, 2, 1]), tf.pad(tf.gather(s, tf.tensor1d([2, 0], 'int32'), 1), [[0, 0], [1, 1], [0, 0]])], 1); }, [3, 3]],
  'laid against each other': [(tf, x) => tf.add(tf.mul(tf.expandDims(x, 2), tf.tensor1d([1, 2, 3])), tf.broadcastTo(tf.expandDims(x, 2), [x.shape[0]!, 4, 3])), [4]],
  'of the batch': [(tf, x) => tf.concat([tf.zeros([x.shape[0]!, 2]), tf.onesLike(x), tf.fill([x.shape[0]!, 1], 7), tf.tile(tf.tensor2d([[3, 4]]), [x.shape[0]!, 1])], 1), [3]],
  'products': [(tf, x) => tf.einsum('bij,bjk->bik', tf.matMul(x, x, true, false), tf.matMul(x, x, false, true)), [3, 3]],
  'a fused product': [(tf, x) => tf.fused.matMul({ a: x, b: tf.ones([4, 3]), bias: tf.tensor1d([1, 2, 3]), activation: 'relu' }), [4]],
  'convolutions': [(tf, x) => { const f = tf.reshape(tf.linspace(-1, 1, 3 * 3 * 2 * 4), [3, 3, 2, 4]) as Tensor4D; const d = tf.reshape(tf.linspace(-1, 1, 9 * 4 * 2), [3, 3, 4, 2]) as Tensor4D; return tf.depthwiseConv2d(tf.conv2d(x as Tensor4D, f, 2, 'same'), d, 1, 'valid', 'NHWC', 1); }, [9, 8, 2]],
  'padded and dilated convolutions': [(tf, x) => { const f = tf.reshape(tf.linspace(-1, 1, 3 * 3 * 2 * 2), [3, 3, 2, 2]) as Tensor4D; return tf.add(tf.conv2d(x as Tensor4D, f, 1, 'same', 'NHWC', 2), tf.conv2d(x as Tensor4D, f, 1, 1)); }, [7, 7, 2]],
  'a fused convolution': [(tf, x) => tf.fused.conv2d({ x: x as Tensor4D, filter: tf.reshape(tf.linspace(-1, 1, 18), [3, 3, 2, 1]) as Tensor4D, strides: 2, pad: 'same', bias: tf.tensor1d([0.5]), activation: 'relu6' }), [8, 8, 2]],
  'pooling and norms': [(tf, x) => tf.concat([tf.maxPool(x as Tensor4D, 3, 2, 'same'), tf.avgPool(x as Tensor4D, 3, 2, 'same'), tf.maxPool(tf.batchNorm(x as Tensor4D, [1, 2], [3, 4], [5, 6], [0.5, 2], 1e-3), 2, 2, 'valid')], 3), [8, 8, 2]],
  'maps with gates and biases': [(tf, x) => { const y = tf.avgPool(x as Tensor4D, 2, 2, 'valid'); const gate = tf.sigmoid(tf.mean(y, [1, 2], true)); const padded = tf.pad(tf.mul(tf.add(y, tf.tensor1d([1, 2])), gate), [[0, 0], [1, 0], [0, 1], [0, 0]]); return tf.reshape(tf.transpose(tf.mul(padded, tf.relu6(tf.add(padded, 3))), [0, 3, 1, 2]), [x.shape[0]!, -1]); }, [4, 6, 2]],
  'resizing': [(tf, x) => tf.concat([tf.image.resizeBilinear(x as Tensor4D, [6, 6], true), tf.image.resizeBilinear(x as Tensor4D, [6, 6], false, true), tf.image.resizeBilinear(x as Tensor4D, [6, 6])], 3), [4, 3, 2]],
}; // biome-ignore format: a row each

async function exported(given: Given, { encode }: ExportFormat, half = false) {
  const request = requestOf(given, ['tested']);
  const trace = await traceModel(request);
  const run = { page: 'p', weights: 'w', seed: 1, profile: null, zoo: '1.2.3' };
  const outputs = outputsAbout(given.plan, ['tested']);
  const about = { name: 'n', title: 't', outputs, inputs: {}, terms: { data: null }, run };
  return { request, files: encode({ plan: given.plan, trace, about }, { half }) };
}

async function answeredBy(runtime: Runtime, files: ExportFiles, rows: number, fed: Float32Array) {
  const open = await runtime.open(files, tf);
  if (typeof open === 'string') throw new Error(open);
  const { tested } = await open.run({ vector: { shape: [rows, fed.length / rows], data: fed } });
  open.close();
  return Array.from(tested!);
}

/** The largest difference, relative to 1 or to the number. */
const apart = (found: readonly number[], expected: readonly number[]): number =>
  Math.max(...found.map((value, i) => Math.abs(value - expected[i]!) / Math.max(1, Math.abs(value))));

describe.each(formats.filter(({ isBundle }) => !isBundle).map((format) => [format.name, format] as const))(
  'as %s',
  (name, format) => {
    const [runtime] = format.runtimes as [Runtime];

    it.each(Object.entries(works))(
      '%s: the runtime agrees with the engine',
      async (_what, [forward, shape]) => {
        const given = planOf(forward, shape);
        const { request, files } = await exported(given, format);
        for (const rows of [1, 5]) {
          const { fed, expected } = answered(given, request, rows);
          const found = await answeredBy(runtime, files, rows, fed);
          expect(found).toHaveLength(expected.tested!.length);
          expect(apart(found, expected.tested!)).toBeLessThan(1e-4);
        }
      },
    );

    it('weights of 16 bits are half as large, and nearly as exact', async () => {
      const given = planOf((tf, x) => tf.relu(x), [400]); // a source of 6 x 400 weights
      const size = (files: ExportFiles): number =>
        [...files.values()].reduce((sum, { length }) => sum + length, 0);
      const { request, files } = await exported(given, format);
      const { files: halved } = await exported(given, format, true);
      expect(size(files) - size(halved)).toBeGreaterThan(2 * 6 * 400 - 600);
      const { fed, expected } = answered(given, request, 3);
      const error = apart(await answeredBy(runtime, halved, 3, fed), expected.tested!);
      expect(error).toBeLessThan(2e-3);
      expect(error).toBeGreaterThan(1e-6);
    });

    it('a kernel without an operator in the format is refused by name', async () => {
      const given = planOf((tf, x) => tf.image.flipLeftRight(x as Tensor4D), [4, 4, 1]);
      await expect(exported(given, format)).rejects.toThrow(
        `head "tested" (test/head) cannot be exported as ${name}: that format has no operator for the tfjs kernel FlipLeftRight. Export other heads with --heads.  [export-kernel]`,
      );
    });
  },
);

it('an attribute that ONNX lacks is refused by name', async () => {
  const given = planOf((tf, x) => tf.gather(x, tf.zeros([x.shape[0]!, 1], 'int32'), 1, 1));
  await expect(exported(given, formatOf('onnx'))).rejects.toThrow(
    'the tfjs kernel GatherV2 with batchDims 1',
  );
});
