import type { SliceAttrs } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../trace/trace.js';
import { BYTES, copier } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';

/** Part of a tensor, copied range by range inside the heap: the stock kernel first copies the whole tensor out of it. */
export const slice: WasmKernel = {
  name: 'Slice',
  make: ({ tf }, stock) => {
    const { parseSliceParams } = tf.slice_util;
    return (call: Call<'x', SliceAttrs>) => {
      const { inputs, attrs, backend } = call;
      const { x } = inputs;
      const bytes = BYTES[x.dtype];
      if (bytes === undefined) return stock(call);
      const [begin, size] = parseSliceParams(x, attrs.begin, attrs.size) as [number[], number[]];
      const out = backend.makeOutput(size, x.dtype);
      const copy = copier(backend, x, out);
      let written = 0;
      for (const { start, length } of runs(x.shape, begin, size)) {
        copy(start * bytes, written, length * bytes);
        written += length * bytes;
      }
      return out;
    };
  },
};

/** The memory ranges of a slice, in order: trailing axes that are taken whole are contiguous. */
function* runs(
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
): Generator<{ readonly start: number; readonly length: number }> {
  if (sizeOf(size) === 0) return;
  let axis = shape.length - 1;
  while (axis > 0 && size[axis] === shape[axis]) axis--;
  const stride = sizeOf(shape.slice(axis + 1));
  const length = (size[axis] ?? 1) * stride;
  const first = (begin[axis] ?? 0) * stride;
  const outer = size.slice(0, Math.max(axis, 0));
  for (let index = 0; index < sizeOf(outer); index++) {
    let [rest, scale, start] = [index, stride * (shape[axis] ?? 1), first];
    for (let i = outer.length - 1; i >= 0; i--) {
      start += (begin[i]! + (rest % outer[i]!)) * scale;
      rest = Math.floor(rest / outer[i]!);
      scale *= shape[i]!;
    }
    yield { start, length };
  }
}
