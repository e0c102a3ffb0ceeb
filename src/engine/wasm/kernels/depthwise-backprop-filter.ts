import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type ConvAttributes, eachPixel, geometry } from '../convolution.js';
import { floats, zeros } from '../heap.js';
import type { WasmKernel } from '../kernel.js';

type Call = {
  readonly inputs: { readonly x: TensorInfo; readonly dy: TensorInfo };
  readonly attrs: ConvAttributes & { readonly filterShape: readonly number[] };
  readonly backend: BackendWasm;
};

/** The gradient of a depthwise filter [height, width, channels, multiplier]: dW_tap = sum over pixels of x dy. */
export const depthwiseBackpropFilter: WasmKernel = {
  name: 'DepthwiseConv2dNativeBackpropFilter',
  make:
    ({ tf }) =>
    ({ inputs, attrs, backend }: Call) => {
      const g = geometry(tf, inputs.x.shape, attrs.filterShape, attrs, true);
      const out = zeros(backend, attrs.filterShape);
      const [x, dy, filter] = [inputs.x, inputs.dy, out].map((tensor) => floats(backend, tensor)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      const multiplier = g.outChannels / g.inChannels;
      for (let tap = 0; tap < g.filterHeight * g.filterWidth; tap++) {
        const weights = filter.subarray(tap * g.outChannels, (tap + 1) * g.outChannels);
        eachPixel(g, Math.floor(tap / g.filterWidth), tap % g.filterWidth, (output, input) => {
          if (input < 0) return;
          const seen = input * g.inChannels;
          const target = output * g.outChannels;
          if (multiplier === 1)
            for (let c = 0; c < weights.length; c++) weights[c]! += x[seen + c]! * dy[target + c]!;
          else
            for (let c = 0; c < weights.length; c++) {
              weights[c]! += x[seen + Math.floor(c / multiplier)]! * dy[target + c]!;
            }
        });
      }
      return out;
    },
};
