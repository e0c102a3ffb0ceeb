import type { Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { countWork, openEngine } from '../../src/engine/open.js';
import type { Tensor, Tf } from '../../src/part.js';

const { tf } = await openEngine('cpu');

const images = (tf: Tf, shape: [number, number, number, number]): Tensor4D => tf.ones(shape);

/** Work of a few kernels of each kind, such as parts may do: the result has a shape and a type. */
const works: { readonly [what: string]: (tf: Tf) => Tensor | Tensor[] } = {
  'a broadcast sum': (tf) => tf.add(tf.ones([3, 1, 4]), tf.ones([5, 1])),
  'a comparison': (tf) => tf.greater(tf.ones([2, 3]), 0),
  'a product of batches, transposed': (tf) => tf.matMul(tf.ones([6, 2, 3]), tf.ones([1, 4, 3]), false, true),
  'a fused product': (tf) => tf.fused.matMul({ a: tf.ones([2, 3]), b: tf.ones([3, 4]), activation: 'relu' }),
  'an einsum': (tf) => tf.einsum('bic,bjc->bij', tf.ones([2, 3, 5]), tf.ones([2, 4, 5])),
  'reductions': (tf) => [tf.sum(tf.ones([2, 3, 4]), 1), tf.mean(tf.ones([2, 3]), -1, true), tf.argMax(tf.ones([2, 3]), 1)], // biome-ignore format: a row
  'a convolution, strided': (tf) => tf.conv2d(images(tf, [2, 9, 9, 3]), images(tf, [3, 3, 3, 5]), 2, 'same'),
  'a depthwise one': (tf) =>
    tf.depthwiseConv2d(images(tf, [2, 9, 9, 3]), images(tf, [3, 3, 3, 1]), 2, 'valid'),
  'pooling': (tf) => [tf.maxPool(images(tf, [1, 6, 6, 2]), 2, 2, 'valid'), tf.avgPool(images(tf, [1, 6, 6, 2]), 3, 1, 'same')], // biome-ignore format: a row
  'padding, slices, tiles': (tf) => [tf.pad(tf.ones([2, 3]), [[1, 0], [0, 2]]), tf.slice(tf.ones([4, 5]), [1, 2], [-1, 2]), tf.tile(tf.ones([2, 3]), [2, 1])], // biome-ignore format: a row
  'joining and parting': (tf) => [tf.concat([tf.ones([2, 3]), tf.ones([2, 1])], 1), tf.stack([tf.ones([2]), tf.ones([2])], 1), ...tf.unstack(tf.ones([3, 2]), 1), ...tf.split(tf.ones([4, 6]), [1, 5], 1)], // biome-ignore format: a row
  'shapes': (tf) => [tf.transpose(tf.ones([2, 3, 4]), [2, 0, 1]), tf.expandDims(tf.ones([2, 3]), -1), tf.reshape(tf.ones([2, 6]), [3, -1])], // biome-ignore format: a row
  'the largest, where, one-hot': (tf) => [tf.topk(tf.ones([2, 5]), 3).values, tf.where(tf.ones([2], 'bool'), tf.ones([2]), 0), tf.oneHot(tf.ones([3], 'int32'), 4)], // biome-ignore format: a row
  'seldom used ones': (tf) => [tf.gather(tf.ones([4, 3]), tf.ones([2], 'int32')), tf.image.resizeBilinear(images(tf, [1, 4, 4, 2]), [6, 5]), tf.stridedSlice(tf.ones([6, 4]), [0, 1], [6, 4], [2, 1]), tf.mirrorPad(tf.ones([3, 3]), [[1, 1], [0, 0]], 'reflect'), tf.cumsum(tf.ones([2, 3]), 1), tf.reverse(tf.ones([2, 3]), 1), tf.unsortedSegmentSum(tf.ones([4, 2]), tf.ones([4], 'int32'), 3)], // biome-ignore format: a row
  gradients: (tf) => {
    const f = (x: Tensor) => tf.sum(tf.square(tf.softmax(tf.gather(x, tf.ones([2], 'int32')))));
    return tf.grad(f)(tf.ones([4, 3]));
  },
};

/** The shape and type of each tensor; disposes of the tensors. */
const forms = (tensors: Tensor | Tensor[]) =>
  [tensors].flat().map((tensor) => {
    tensor.dispose();
    return { shape: tensor.shape, dtype: tensor.dtype };
  });

describe('shapes and types equal those of the reference engine', () => {
  it.each(Object.entries(works))('%s', async (_what, work) => {
    expect(await countWork((tf) => forms(tf.tidy(() => work(tf) as Tensor)))).toEqual(
      forms(tf.tidy(() => work(tf) as Tensor)),
    );
  });
});

describe('what is counted', () => {
  // by hand
  it.each([
    ['a product [2, 3] x [3, 4]', (tf: Tf) => tf.matMul(tf.ones([2, 3]), tf.ones([3, 4])), 2 * 2 * 3 * 4],
    ['an einsum of 2 x 3 x 4 x 5', works['an einsum']!, 2 * 2 * 3 * 4 * 5],
    ['25 places, 27 taps, 5 filters, 2 images', works['a convolution, strided']!, 2 * 2 * 25 * 27 * 5],
    ['16 places, 9 taps, 3 channels, 2 images', works['a depthwise one']!, 2 * 2 * 16 * 9 * 3],
    ['a sum', works['a broadcast sum']!, 0],
  ])('operations: %s', async (_what, work, expected) => {
    const { flops } = await countWork((tf, take) => {
      tf.tidy(() => void work(tf));
      return take();
    });
    expect(flops.products + flops.convolutions + flops.depthwise).toBe(expected);
  });

  it('memory: all tensors that exist at the same time; views are free', async () => {
    const { peak } = await countWork((tf, take) => {
      tf.tidy(() => {
        const x = tf.ones([1000]); // 4000 bytes
        tf.tidy(() => void tf.add(x, x)); // 4000 more, then gone
        return tf.reshape(tf.clone(tf.neg(x)), [10, 100]); // 4000 more
      }).dispose();
      return take();
    });
    expect(peak).toBe(8000);
  });
});
