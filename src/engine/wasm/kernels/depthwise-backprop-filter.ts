import { type FilterGradient, geometry } from '../../convolution.js';
import { floats, zeros } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';
import { eachPixel, taps } from '../pixels.js';

/** The gradient of a depthwise filter [height, width, channels, multiplier]: dW_tap = sum over pixels of x dy. */
export const depthwiseBackpropFilter: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropFilter',
  make:
    ({ tf }) =>
    ({ inputs, attrs, backend }: Call<'x' | 'dy', FilterGradient>) => {
      const g = geometry(tf, inputs.x.shape, attrs.filterShape, attrs, true);
      const out = zeros(backend, attrs.filterShape);
      const [x, dy, filter] = [inputs.x, inputs.dy, out].map((tensor) => floats(backend, tensor)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      const multiplier = g.outChannels / g.inChannels;
      for (let tap = 0; tap < taps(g); tap++) {
        const weights = filter.subarray(tap * g.outChannels, (tap + 1) * g.outChannels);
        eachPixel(g, tap, (output, input) => {
          if (input < 0) return;
          const seen = input * g.inChannels;
          const target = output * g.outChannels;
          // The multiplier is the outer loop, so that the inner loop is as long as possible.
          for (let m = 0; m < multiplier; m++) {
            for (let c = 0, k = m; c < g.inChannels; c++, k += multiplier)
              weights[k]! += x[seen + c]! * dy[target + k]!;
          }
        });
      }
      return out;
    },
};
