import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type ConvAttributes, geometry, isPointwise, pixels } from '../convolution.js';
import { reshaped } from '../heap.js';
import type { WasmKernel } from '../kernel.js';

type Call = {
  readonly inputs: { readonly x: TensorInfo; readonly filter: TensorInfo };
  readonly attrs: ConvAttributes;
  readonly backend: BackendWasm;
};

/** 1x1 convolutions as a matrix product over the pixels; the others stay with XNNPACK. */
export const conv2d: WasmKernel = {
  name: 'Conv2D',
  make:
    ({ tf, matMul }, stock) =>
    (call: Call) => {
      const { x, filter } = call.inputs;
      const g = geometry(tf, x.shape, filter.shape, call.attrs);
      if (!isPointwise(g)) return stock(call);
      const rows = reshaped(x, [pixels(g).input, g.inChannels]);
      const out = matMul(call.backend, rows, reshaped(filter, [g.inChannels, g.outChannels]));
      return reshaped(out, g.outShape);
    },
};
