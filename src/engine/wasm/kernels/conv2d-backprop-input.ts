import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type Geometry, geometry, type InputGradient, isPointwise } from '../../convolution.js';
import { floats, reshaped, zeros } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';
import type { MatMul } from '../mat-mul.js';
import { eachPixel, pixels, taps } from '../pixels.js';

/** The gradient of a convolution's input: dx = sum over taps of dy W_tap', each row added at the tap's input. */
export const conv2dBackpropInput: WasmKernel = {
  name: 'Conv2DBackpropInput',
  make:
    ({ tf, matMul }, stock) =>
    (call: Call<'dy' | 'filter', InputGradient>) => {
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
  const weights = backend.makeOutput([g.inChannels, g.outChannels], 'float32');
  const size = g.inChannels * g.outChannels;
  for (let tap = 0; tap < taps(g); tap++) {
    floats(backend, weights).set(floats(backend, filter).subarray(tap * size, (tap + 1) * size));
    const part = matMul(backend, dy, weights, false, true);
    addRows(g, tap, floats(backend, part), floats(backend, dx));
    backend.disposeData(part.dataId);
  }
  backend.disposeData(weights.dataId);
  return dx;
}

function addRows(g: Geometry, tap: number, from: Float32Array, to: Float32Array): void {
  const width = g.inChannels;
  eachPixel(g, tap, (output, input) => {
    if (input < 0) return;
    const source = output * width;
    const target = input * width;
    for (let c = 0; c < width; c++) to[target + c]! += from[source + c]!;
  });
}
