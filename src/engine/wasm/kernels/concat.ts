import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { ConcatAttrs, PackAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../../part.js';
import { sizeOf } from '../../../trace/trace.js';
import { BYTES, copier, reshaped } from '../heap.js';
import type { Call, KernelRun, WasmKernel } from '../kernel.js';

/** Concatenates tensors along an axis, copying inside the heap; the stock kernel makes two views for each range that it copies. */
export const concat: WasmKernel = {
  name: 'Concat',
  make:
    ({ tf }, stock) =>
    (call: Call<string, ConcatAttrs>) => {
      const inputs = Object.values(call.inputs);
      const [axis] = tf.util.parseAxisParam(call.attrs.axis, inputs[0]!.shape) as [number];
      return isCopied(inputs) ? joined(tf, call.backend, inputs, axis) : stock(call);
    },
};

/** Stacks tensors of one shape along a new axis, in the same way. */
export const pack: WasmKernel = {
  name: 'Pack',
  make:
    ({ tf }, stock: KernelRun) =>
    (call: Call<string, PackAttrs>) => {
      const inputs = Object.values(call.inputs);
      const { shape } = inputs[0]!;
      const [axis] = tf.util.parseAxisParam(call.attrs.axis, [...shape, 1]) as [number];
      const each = inputs.map((input) => reshaped(input, shape.toSpliced(axis, 0, 1)));
      return isCopied(inputs) ? joined(tf, call.backend, each, axis) : stock(call);
    },
};

const isCopied = (inputs: readonly TensorInfo[]): boolean => inputs.length > 1 && inputs[0]!.dtype in BYTES;

function joined(tf: Tf, backend: BackendWasm, inputs: readonly TensorInfo[], axis: number): TensorInfo {
  const [first] = inputs as readonly [TensorInfo];
  const shapes = inputs.map(({ shape }) => shape);
  const out = backend.makeOutput(tf.backend_util.computeOutShape(shapes, axis), first.dtype);
  const stretches = shapes.map((shape) => sizeOf(shape.slice(axis)) * BYTES[first.dtype]!);
  const stride = stretches.reduce((sum, length) => sum + length, 0);
  const rows = sizeOf(first.shape.slice(0, axis));
  let start = 0;
  inputs.forEach((input, i) => {
    const [copy, length] = [copier(backend, input, out), stretches[i]!];
    for (let row = 0; row < rows; row++) copy(row * length, start + row * stride, length);
    start += length;
  });
  return out;
}
