import { type ConvAttributes, geometry, isPointwise } from '../../convolution.js';
import { reshaped } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';
import { pixels } from '../pixels.js';

/** 1x1 convolutions as a matrix product over the pixels; XNNPACK runs all others. */
export const conv2d: WasmKernel = {
  name: 'Conv2D',
  make:
    ({ tf, matMul }, stock) =>
    (call: Call<'x' | 'filter', ConvAttributes>) => {
      const { x, filter } = call.inputs;
      const g = geometry(tf, x.shape, filter.shape, call.attrs);
      if (!isPointwise(g)) return stock(call);
      const rows = reshaped(x, [pixels(g).input, g.inChannels]);
      const out = matMul(call.backend, rows, reshaped(filter, [g.inChannels, g.outChannels]));
      return reshaped(out, g.outShape);
    },
};
