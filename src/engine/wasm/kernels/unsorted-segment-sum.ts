import { sizeOf } from '../../../trace/trace.js';
import { floats, ints, zeros } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';

/** out[id] = sum of the rows of x with that id; rows with an id out of range are ignored. The gradient of gather. */
export const unsortedSegmentSum: WasmKernel = {
  name: 'UnsortedSegmentSum',
  make:
    () =>
    ({
      inputs: { x, segmentIds },
      attrs: { numSegments },
      backend,
    }: Call<'x' | 'segmentIds', { readonly numSegments: number }>) => {
      const row = x.shape.slice(segmentIds.shape.length);
      const width = sizeOf(row);
      const out = zeros(backend, [numSegments, ...row]);
      const from = floats(backend, x);
      const to = floats(backend, out);
      ints(backend, segmentIds).forEach((id, index) => {
        if (id < 0 || id >= numSegments) return;
        for (let c = 0; c < width; c++) to[id * width + c]! += from[index * width + c]!;
      });
      return out;
    },
};
