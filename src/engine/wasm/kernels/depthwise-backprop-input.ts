import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type Geometry, geometry, type InputGradient } from '../../convolution.js';
import { floats, reshaped, zeros } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';
import { taps } from '../pixels.js';

/**
 * The gradient of a depthwise convolution's input: dy, dilated by the strides and convolved with the flipped filter; if
 * a channel has several outputs, their sum.
 */
export const depthwiseBackpropInput: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropInput',
  make:
    ({ tf, kernel }) =>
    ({ inputs: { dy, filter }, attrs, backend }: Call<'dy' | 'filter', InputGradient>) => {
      const g = geometry(tf, attrs.inputShape, filter.shape, attrs, true);
      const flipped = flip(backend, g, filter);
      const spread = spreadOut(backend, g, dy);
      const perOutput = kernel('DepthwiseConv2dNative')({
        inputs: { x: spread, filter: flipped },
        attrs: { strides: [1, 1], pad: 'valid', dilations: [g.dilationHeight, g.dilationWidth] },
        backend,
      });
      for (const tensor of [flipped, spread]) backend.disposeData(tensor.dataId);
      const multiplier = g.outChannels / g.inChannels;
      if (multiplier === 1) return reshaped(perOutput, attrs.inputShape);
      const x = reshaped(perOutput, [...attrs.inputShape, multiplier]);
      const dx = kernel('Sum')({ inputs: { x }, attrs: { axis: [4], keepDims: false }, backend });
      backend.disposeData(perOutput.dataId);
      return dx;
    },
};

/** The taps in reverse order, with a separate filter for each output channel: [height, width, out, 1]. */
function flip(backend: BackendWasm, g: Geometry, filter: TensorInfo): TensorInfo {
  const out = backend.makeOutput([g.filterHeight, g.filterWidth, g.outChannels, 1], 'float32');
  const from = floats(backend, filter);
  const to = floats(backend, out);
  const width = g.outChannels;
  for (let tap = 0; tap < taps(g); tap++) {
    to.set(from.subarray(tap * width, (tap + 1) * width), (taps(g) - 1 - tap) * width);
  }
  return out;
}

/** dy surrounded by zeros, so that a VALID convolution of it has the size of the input. */
function spreadOut(backend: BackendWasm, g: Geometry, dy: TensorInfo): TensorInfo {
  const height = g.inHeight + g.effectiveFilterHeight - 1;
  const width = g.inWidth + g.effectiveFilterWidth - 1;
  const top = g.effectiveFilterHeight - 1 - g.padInfo.top;
  const left = g.effectiveFilterWidth - 1 - g.padInfo.left;
  const out = zeros(backend, [g.batchSize, height, width, g.outChannels]);
  const from = floats(backend, dy);
  const to = floats(backend, out);
  const channels = g.outChannels;
  let pixel = 0;
  for (let image = 0; image < g.batchSize; image++) {
    for (let i = 0; i < g.outHeight; i++) {
      for (let j = 0; j < g.outWidth; j++, pixel++) {
        const target = (image * height + i * g.strideHeight + top) * width + j * g.strideWidth + left;
        to.set(from.subarray(pixel * channels, (pixel + 1) * channels), target * channels);
      }
    }
  }
  return out;
}
