import type { ConcatAttrs } from '@tensorflow/tfjs-core';
import { BYTES, copier, sizeOf } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';

/** Tensors one after another along an axis, copied inside the heap; the stock kernel makes two views for each stretch that it copies. */
export const concat: WasmKernel = {
  name: 'Concat',
  make: ({ tf }, stock) => {
    const { parseAxisParam } = tf.util;
    return (call: Call<string, ConcatAttrs>) => {
      const { backend, attrs } = call;
      const inputs = Object.values(call.inputs);
      const [first] = inputs;
      const bytes = first && inputs.length > 1 ? BYTES[first.dtype] : undefined;
      if (!first || bytes === undefined) return stock(call);
      const [axis] = parseAxisParam(attrs.axis, first.shape) as [number];
      const shapes = inputs.map(({ shape }) => shape);
      const out = backend.makeOutput(tf.backend_util.computeOutShape(shapes, axis), first.dtype);
      const stretches = shapes.map((shape) => sizeOf(shape.slice(axis)) * bytes);
      const stride = stretches.reduce((sum, length) => sum + length, 0);
      const rows = sizeOf(first.shape.slice(0, axis));
      let start = 0;
      inputs.forEach((input, i) => {
        const [copy, length] = [copier(backend, input, out), stretches[i]!];
        for (let row = 0; row < rows; row++) copy(row * length, start + row * stride, length);
        start += length;
      });
      return out;
    };
  },
};
