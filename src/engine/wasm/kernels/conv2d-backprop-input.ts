import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import {
  type ConvAttributes,
  eachPixel,
  type Geometry,
  geometry,
  isPointwise,
  pixels,
} from '../convolution.js';
import { floats, reshaped, zeros } from '../heap.js';
import type { WasmKernel } from '../kernel.js';
import type { MatMul } from '../mat-mul.js';

type Call = {
  readonly inputs: { readonly dy: TensorInfo; readonly filter: TensorInfo };
  readonly attrs: ConvAttributes & { readonly inputShape: readonly number[] };
  readonly backend: BackendWasm;
};

/** The gradient of a convolution's input: dx = sum over taps of dy W_tap', each row added where the tap looked. */
export const conv2dBackpropInput: WasmKernel = {
  name: 'Conv2DBackpropInput',
  make:
    ({ tf, matMul }, stock) =>
    (call: Call) => {
      const { dy, filter } = call.inputs;
      const { inputShape } = call.attrs;
      const g = geometry(tf, inputShape, filter.shape, call.attrs);
      if (g.dataFormat === 'channelsFirst') return stock(call);
      const rows = reshaped(dy, [pixels(g).output, g.outChannels]);
      if (!isPointwise(g)) return scattered(call.backend, matMul, g, rows, filter);
      const out = matMul(call.backend, rows, reshaped(filter, [g.inChannels, g.outChannels]), false, true);
      return reshaped(out, inputShape);
    },
};

function scattered(
  backend: BackendWasm,
  matMul: MatMul,
  g: Geometry,
  dy: TensorInfo,
  filter: TensorInfo,
): TensorInfo {
  const dx = zeros(backend, g.inShape);
  const tap = backend.makeOutput([g.inChannels, g.outChannels], 'float32');
  const size = g.inChannels * g.outChannels;
  for (let row = 0; row < g.filterHeight; row++) {
    for (let column = 0; column < g.filterWidth; column++) {
      const start = (row * g.filterWidth + column) * size;
      floats(backend, tap).set(floats(backend, filter).subarray(start, start + size));
      const part = matMul(backend, dy, tap, false, true);
      addRows(g, row, column, floats(backend, part), floats(backend, dx));
      backend.disposeData(part.dataId);
    }
  }
  backend.disposeData(tap.dataId);
  return dx;
}

function addRows(g: Geometry, row: number, column: number, from: Float32Array, to: Float32Array): void {
  const width = g.inChannels;
  eachPixel(g, row, column, (output, input) => {
    if (input < 0) return;
    const source = output * width;
    const target = input * width;
    for (let c = 0; c < width; c++) to[target + c]! += from[source + c]!;
  });
}
