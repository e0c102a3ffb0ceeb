import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { unsupportedOperation } from '../../../errors/engine.js';
import { ZooError } from '../../../errors/problem.js';
import { type ConvAttributes, type Geometry, geometry } from '../convolution.js';
import { floats, reshaped, zeros } from '../heap.js';
import type { WasmKernel } from '../kernel.js';

type Call = {
  readonly inputs: { readonly dy: TensorInfo; readonly filter: TensorInfo };
  readonly attrs: ConvAttributes & { readonly inputShape: readonly number[] };
  readonly backend: BackendWasm;
};

/** The gradient of a depthwise convolution's input: dy, spread by the strides, convolved with the flipped filter. */
export const depthwiseBackpropInput: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropInput',
  make:
    ({ tf, kernel }) =>
    ({ inputs: { dy, filter }, attrs, backend }: Call) => {
      const g = geometry(tf, attrs.inputShape, filter.shape, attrs, true);
      if (g.outChannels !== g.inChannels) {
        const why = 'a channel multiplier above 1 is not supported';
        throw new ZooError(unsupportedOperation('The gradient of depthwiseConv2d', why));
      }
      const flipped = flip(backend, g, filter);
      const spread = spreadOut(backend, g, dy);
      const out = kernel('DepthwiseConv2dNative')({
        inputs: { x: spread, filter: flipped },
        attrs: { strides: [1, 1], pad: 'valid', dilations: [g.dilationHeight, g.dilationWidth] },
        backend,
      });
      for (const tensor of [flipped, spread]) backend.disposeData(tensor.dataId);
      return reshaped(out, attrs.inputShape);
    },
};

function flip(backend: BackendWasm, g: Geometry, filter: TensorInfo): TensorInfo {
  const out = backend.makeOutput([...filter.shape], 'float32');
  const from = floats(backend, filter);
  const to = floats(backend, out);
  const taps = g.filterHeight * g.filterWidth;
  for (let tap = 0; tap < taps; tap++) {
    to.set(from.subarray(tap * g.inChannels, (tap + 1) * g.inChannels), (taps - 1 - tap) * g.inChannels);
  }
  return out;
}

/** dy among zeros, so that a VALID convolution of it has the size of the input. */
function spreadOut(backend: BackendWasm, g: Geometry, dy: TensorInfo): TensorInfo {
  const height = g.inHeight + g.effectiveFilterHeight - 1;
  const width = g.inWidth + g.effectiveFilterWidth - 1;
  const top = g.effectiveFilterHeight - 1 - g.padInfo.top;
  const left = g.effectiveFilterWidth - 1 - g.padInfo.left;
  const out = zeros(backend, [g.batchSize, height, width, g.inChannels]);
  const from = floats(backend, dy);
  const to = floats(backend, out);
  let pixel = 0;
  for (let image = 0; image < g.batchSize; image++) {
    for (let i = 0; i < g.outHeight; i++) {
      for (let j = 0; j < g.outWidth; j++, pixel++) {
        const target = (image * height + i * g.strideHeight + top) * width + j * g.strideWidth + left;
        to.set(from.subarray(pixel * g.inChannels, (pixel + 1) * g.inChannels), target * g.inChannels);
      }
    }
  }
  return out;
}
