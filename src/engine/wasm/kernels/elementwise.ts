import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../heap.js';
import type { WasmKernel } from '../kernel.js';

type Call = {
  readonly inputs: { readonly [name: string]: TensorInfo };
  readonly attrs: object;
  readonly backend: BackendWasm;
};

/** Values below which one core of wasm is quicker than waking the others. */
const SMALL = 2 ** 16;

/** An operation entry by entry: by onnxruntime, on all threads, where it is large and there. Same numbers bit for bit. */
function elementwise(name: string, type: string, operands: readonly string[]): WasmKernel {
  return {
    name,
    make({ tf, native }, stock) {
      if (!native) return stock;
      const operator = native.operator({ type, inputs: operands.length });
      return (call: Call) => {
        const inputs = operands.map((operand) => call.inputs[operand]!);
        const shape = inputs
          .map((x) => x.shape)
          .reduce((a, b) => tf.broadcast_util.assertAndGetBroadcastShape(a, b));
        if (sizeOf(shape) < SMALL || inputs.some((x) => x.dtype !== 'float32')) return stock(call);
        const out = call.backend.makeOutput(shape, 'float32');
        operator(call.backend, inputs, out);
        return out;
      };
    },
  };
}

/** Those whose numbers IEEE 754 fixes, so that it does not matter who computes them. */
export const elementwiseKernels: readonly WasmKernel[] = [
  elementwise('Add', 'Add', ['a', 'b']),
  elementwise('Sub', 'Sub', ['a', 'b']),
  elementwise('Multiply', 'Mul', ['a', 'b']),
  elementwise('RealDiv', 'Div', ['a', 'b']),
  elementwise('Square', 'Mul', ['x', 'x']),
  elementwise('Relu', 'Relu', ['x']),
];
