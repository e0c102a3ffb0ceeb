import { unsupportedOperation } from '../../../errors/engine.js';
import { ZooError } from '../../../errors/problem.js';
import { type FilterGradient, type Geometry, geometry, isPointwise } from '../../convolution.js';
import { floats, reshaped } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';
import { eachPixel, pixels, taps } from '../pixels.js';

/** The gradient of a convolution's filter: dW_tap = X_tap' dy, where X_tap [pixels, in] is the input of the tap. */
export const conv2dBackpropFilter: WasmKernel = {
  name: 'Conv2DBackpropFilter',
  make:
    ({ tf, matMul }) =>
    ({ inputs: { x, dy }, attrs, backend }: Call<'x' | 'dy', FilterGradient>) => {
      const g = geometry(tf, x.shape, attrs.filterShape, attrs);
      if (g.dataFormat === 'channelsFirst') {
        throw new ZooError(
          unsupportedOperation('The gradient of conv2d in NCHW', 'only NHWC is implemented'),
        );
      }
      const rows = reshaped(dy, [pixels(g).output, g.outChannels]);
      if (isPointwise(g)) {
        const out = matMul(backend, reshaped(x, [pixels(g).input, g.inChannels]), rows, true);
        return reshaped(out, attrs.filterShape);
      }
      const filter = backend.makeOutput([...attrs.filterShape], 'float32');
      const seen = backend.makeOutput([pixels(g).output, g.inChannels], 'float32');
      for (let tap = 0; tap < taps(g); tap++) {
        gatherRows(g, tap, floats(backend, x), floats(backend, seen));
        const part = matMul(backend, seen, rows, true);
        floats(backend, filter).set(floats(backend, part), tap * g.inChannels * g.outChannels);
        backend.disposeData(part.dataId);
      }
      backend.disposeData(seen.dataId);
      return filter;
    },
};

function gatherRows(g: Geometry, tap: number, from: Float32Array, to: Float32Array): void {
  const width = g.inChannels;
  eachPixel(g, tap, (output, input) => {
    const target = output * width;
    for (let c = 0; c < width; c++) to[target + c] = input < 0 ? 0 : from[input * width + c]!;
  });
}
