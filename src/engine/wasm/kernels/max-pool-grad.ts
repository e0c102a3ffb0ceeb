import type { MaxPoolGradAttrs } from '@tensorflow/tfjs-core';
import type { Geometry } from '../../convolution.js';
import { floats, zeros } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';

/** dy goes to each window's first maximum. The stock kernel loses it if that maximum is not above zero. */
export const maxPoolGrad: WasmKernel = {
  name: 'MaxPoolGrad',
  make:
    ({ tf }) =>
    ({
      inputs: { dy, input },
      attrs: { filterSize, strides, pad, dimRoundingMode },
      backend,
    }: Call<'dy' | 'input', MaxPoolGradAttrs>) => {
      const shape = input.shape as [number, number, number, number];
      const g = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
      const out = zeros(backend, shape);
      const [x, gradient, to] = [input, dy, out].map((tensor) => floats(backend, tensor)) as Float32Array[];
      let output = 0;
      for (let image = 0; image < g.batchSize; image++) {
        for (let i = 0; i < g.outHeight; i++) {
          for (let j = 0; j < g.outWidth; j++) {
            for (let c = 0; c < g.inChannels; c++)
              to![maximum(g, x!, image, i, j, c)]! += gradient![output++]!;
          }
        }
      }
      return out;
    },
};

/** The position of the maximum in channel c of the window of output pixel (i, j). */
function maximum(g: Geometry, x: Float32Array, image: number, i: number, j: number, c: number): number {
  const top = i * g.strideHeight - g.padInfo.top;
  const left = j * g.strideWidth - g.padInfo.left;
  let best = Number.NEGATIVE_INFINITY;
  let at = -1;
  for (let y = Math.max(0, top); y < Math.min(g.inHeight, top + g.filterHeight); y++) {
    for (let column = Math.max(0, left); column < Math.min(g.inWidth, left + g.filterWidth); column++) {
      const index = ((image * g.inHeight + y) * g.inWidth + column) * g.inChannels + c;
      if (x[index]! > best) {
        best = x[index]!;
        at = index;
      }
    }
  }
  return at;
}
