import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KernelInputs, outputSize, terms } from '../../src/frozen/kernel-sizes.js';
import { withinLimits } from '../../src/frozen/within-limits.js';
import type { Tf } from '../../src/part.js';
import { open } from '../parity/engines.js';

let tf: Tf;
beforeAll(async () => {
  tf = await open('cpu');
});

/** Each kernel that `work` runs: the predicted size of its output, and the size in tfjs. */
function kernels(work: () => unknown): { kernel: string; said: number; found: number }[] {
  const engine = tf.engine() as unknown as {
    runKernel: (kernel: string, ...rest: never[]) => Tensor | Tensor[];
  };
  const own = engine.runKernel;
  const seen: { kernel: string; said: number; found: number }[] = [];
  engine.runKernel = (kernel, ...rest) => {
    const said = outputSize(kernel, ...(rest as unknown as [never, never]));
    const made = own.call(engine, kernel, ...rest);
    seen.push({ kernel, said, found: Math.max(...[made].flat().map(({ size }) => size)) });
    return made;
  };
  try {
    tf.tidy(() => void work());
  } finally {
    delete (engine as Partial<typeof engine>).runKernel;
  }
  return seen;
}

const ones = (...shape: number[]): Tensor => tf.ones(shape);
const ones2 = (...shape: [number, number]): Tensor2D => tf.ones(shape);
const ones4 = (...shape: [number, number, number, number]): Tensor4D => tf.ones(shape);
const map = (): Tensor4D => ones4(2, 5, 7, 3);

describe('the size of a kernel is known before it runs', () => {
  it.each<[string, () => unknown]>([
    ['Fill', () => tf.fill([4, 5], 1)],
    ['Tile', () => tf.broadcastTo(ones(1, 3), [20, 3])],
    ['Tile', () => tf.tile(ones(2, 3), [4, 5])],
    [
      'PadV2',
      () =>
        tf.pad(ones(2, 3), [
          [1, 2],
          [30, 4],
        ]),
    ],
    [
      'MirrorPad',
      () =>
        tf.mirrorPad(
          ones(4, 4),
          [
            [1, 2],
            [3, 1],
          ],
          'reflect',
        ),
    ],
    ['Range', () => tf.range(3, 50, 2)],
    ['LinSpace', () => tf.linspace(0, 1, 17)],
    ['OneHot', () => tf.oneHot(tf.tensor1d([0, 2], 'int32'), 9)],
    ['ResizeBilinear', () => tf.image.resizeBilinear(map(), [11, 13])],
    ['ResizeNearestNeighbor', () => tf.image.resizeNearestNeighbor(map(), [11, 13])],
    [
      'CropAndResize',
      () => tf.image.cropAndResize(map(), ones2(3, 4), tf.tensor1d([0, 1, 0], 'int32'), [6, 6]),
    ],
    [
      'SpaceToBatchND',
      () =>
        tf.spaceToBatchND(
          ones(1, 4, 4, 1),
          [2, 2],
          [
            [0, 2],
            [2, 0],
          ],
        ),
    ],
    ['ScatterNd', () => tf.scatterND(tf.tensor2d([[1]], [1, 1], 'int32'), tf.tensor1d([5]), [40])],
    ['UnsortedSegmentSum', () => tf.unsortedSegmentSum(ones(3, 2), tf.tensor1d([0, 1, 1], 'int32'), 12)],
    ['GatherV2', () => tf.gather(ones(3, 4), tf.tensor1d([0, 1, 2, 0, 1, 2, 2], 'int32'))],
    ['BatchMatMul', () => tf.matMul(ones(6, 1), ones(1, 9))],
    ['BatchMatMul', () => tf.matMul(ones(1, 6, 4), ones(5, 9, 4), false, true)],
    ['BatchMatMul', () => tf.matMul(ones(1, 6), ones(9, 1), true, true)],
    ['_FusedMatMul', () => tf.fused.matMul({ a: ones2(6, 2), b: ones2(2, 9), activation: 'relu' })],
    ['Conv2D', () => tf.conv2d(map(), ones4(3, 3, 3, 8), 1, 'same')],
    [
      'Conv2D',
      () =>
        tf.conv2d(map(), ones4(1, 1, 3, 2), 1, [
          [0, 0],
          [9, 2],
          [4, 1],
          [0, 0],
        ]),
    ],
    [
      'FusedConv2D',
      () =>
        tf.fused.conv2d({
          x: map(),
          filter: ones4(3, 3, 3, 8),
          strides: 1,
          pad: 2,
          activation: 'relu',
        }),
    ],
    ['DepthwiseConv2dNative', () => tf.depthwiseConv2d(map(), ones4(3, 3, 3, 4), 1, 'same')],
    ['Conv2DBackpropInput', () => tf.conv2dTranspose(map(), ones4(3, 3, 6, 3), [2, 10, 14, 6], 2, 'same')],
    ['Einsum', () => tf.einsum('ij,kj->ik', ones(5, 2), ones(7, 2))],
    ['Concat', () => tf.concat([ones(2, 3), ones(4, 3)])],
    ['Pack', () => tf.stack([ones(2, 3), ones(2, 3)])],
    ['Add', () => tf.add(ones(7, 1, 5), ones(3, 1))],
    ['Select', () => tf.where(tf.tensor2d([[1], [0]], [2, 1], 'bool'), ones(2, 6), ones(2, 6))],
    ['Relu', () => tf.relu(ones(7, 5))],
    ['Mean', () => tf.mean(ones(7, 5), 1)],
    ['MaxPool', () => tf.maxPool(map(), 3, 1, 'same')],
    ['Transpose', () => tf.transpose(ones(7, 5))],
    ['Softmax', () => tf.softmax(ones2(7, 5))],
  ])('%s', (kernel, work) => {
    const seen = kernels(work);
    expect(seen.map((one) => one.kernel)).toContain(kernel);
    for (const one of seen) expect(one.said, one.kernel).toBeGreaterThanOrEqual(one.found);
    const largest = seen.find((one) => one.kernel === kernel)!;
    expect(largest.said).toBeLessThan(20 * largest.found);
  });
});

describe('tensors within a limit', () => {
  const refuse = (what: string) => (): never => {
    throw new Error(what);
  };
  const within = <T>(memory: number, work: () => T, seconds = 60): T =>
    withinLimits(tf, { memory, seconds, tooLarge: refuse('too large'), tooSlow: refuse('too slow') }, work);

  it('are created', () => {
    const made = within(4000, () => tf.tidy(() => tf.fill([100, 10], 2)));
    expect(made.size).toBe(1000);
    made.dispose();
  });

  it('are counted together, and freed', () => {
    const twice = () => tf.tidy(() => [tf.fill([450], 1), tf.fill([450], 1)]);
    expect(() => within(3000, twice)).toThrow('too large');
    const one = () => tf.tidy(() => tf.sum(tf.fill([450], 1)).dataSync());
    for (let i = 0; i < 3; i++) within(4000, one);
  });

  it('are refused before they are created, and the engine is not changed', () => {
    const before = tf.memory().numTensors;
    const enormous = () => tf.tidy(() => tf.fill([2 ** 20, 2 ** 20], 1));
    expect(() => within(2 ** 30, enormous)).toThrow('too large');
    expect(tf.memory().numTensors).toBe(before);
    expect(Object.hasOwn(tf.engine(), 'runKernel')).toBe(false);
  });
});

describe('work within a time limit', () => {
  const within = <T>(seconds: number, work: () => T): T => {
    const tooSlow = (): never => {
      throw new Error('too slow');
    };
    return withinLimits(tf, { memory: 2 ** 34, seconds, tooLarge: tooSlow, tooSlow }, work);
  };

  it('does not start a kernel after it', () => {
    const many = () => {
      for (let i = 0; i < 1e6; i++) tf.tidy(() => tf.relu(tf.ones([100, 100])));
    };
    expect(() => within(0.05, many)).toThrow('too slow');
  });

  it('does not start a kernel that needs more', () => {
    const [a, b] = [tf.ones([3000, 3000]), tf.ones([3000, 3000])];
    expect(() => within(1, () => tf.matMul(a, b))).toThrow('too slow'); // 27e9 products
    tf.dispose([a, b]);
  });

  it.each<[string, number, KernelInputs, KernelInputs]>([
    ['BatchMatMul', 5, { a: { shape: [2, 3, 5] }, b: { shape: [2, 5, 7] } }, {}],
    ['BatchMatMul', 3, { a: { shape: [2, 3, 5] }, b: { shape: [2, 3, 7] } }, { transposeA: true }],
    ['Conv2D', 27, { x: { shape: [1, 8, 8, 3] }, filter: { shape: [3, 3, 3, 3] } }, {}],
    ['DepthwiseConv2dNative', 9, { x: { shape: [1, 8, 8, 3] }, filter: { shape: [3, 3, 3, 1] } }, {}],
    ['MaxPool', 4, { x: { shape: [1, 8, 8, 3] } }, { filterSize: [2, 2] }],
    ['Relu', 1, { x: { shape: [1, 8, 8, 3] } }, {}],
  ])('%s adds up %i products', (kernel, products, inputs, attributes) => {
    expect(terms(kernel, inputs, attributes)).toBe(products);
  });
});
