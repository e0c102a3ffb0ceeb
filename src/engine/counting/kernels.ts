import '@tensorflow/tfjs-backend-cpu';
import { getKernelsForBackend, type KernelConfig, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Flops, Ledger } from './ledger.js';
import { outputsOf, viewShapes } from './outputs.js';
import { letterLengths } from './shapes.js';

/** The name of the counting backend in tfjs. */
export const COUNTING = 'counting';

// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;
type Call = { readonly inputs: Open; readonly attrs: Open; readonly backend: Ledger };

const size = (shape: readonly number[]): number => util.sizeFromShape([...shape]);
const taps = (shape: readonly number[]): number => shape[0]! * shape[1]!;

/** Floating-point operations of the kernels that do most of them. */
const work: { readonly [kernel: string]: (call: Call, out: readonly number[]) => Partial<Flops> } = {
  BatchMatMul: matMul,
  _FusedMatMul: matMul,
  Conv2D: convolution,
  FusedConv2D: convolution,
  Conv2DBackpropInput: ({ inputs: { dy, filter } }) => ({
    convolutions: 2 * size(dy.shape) * taps(filter.shape) * filter.shape[2],
  }),
  Conv2DBackpropFilter: ({ inputs: { dy }, attrs: { filterShape } }) => ({
    convolutions: 2 * size(dy.shape) * taps(filterShape) * filterShape[2],
  }),
  DepthwiseConv2dNative: depthwise,
  FusedDepthwiseConv2D: depthwise,
  DepthwiseConv2dNativeBackpropInput: ({ inputs: { dy, filter } }) => ({
    depthwise: 2 * size(dy.shape) * taps(filter.shape),
  }),
  DepthwiseConv2dNativeBackpropFilter: ({ inputs: { dy }, attrs: { filterShape } }) => ({
    depthwise: 2 * size(dy.shape) * taps(filterShape),
  }),
  Einsum: ({ inputs, attrs }) => ({
    products: 2 * size([...letterLengths(attrs.equation, Object.values(inputs)).values()]),
  }),
};

function matMul({ inputs: { a }, attrs: { transposeA } }: Call, out: readonly number[]): Partial<Flops> {
  return { products: 2 * size(out) * a.shape.at(transposeA ? -2 : -1) };
}

function convolution({ inputs: { filter } }: Call, out: readonly number[]): Partial<Flops> {
  return { convolutions: 2 * size(out) * taps(filter.shape) * filter.shape[2] };
}

function depthwise({ inputs: { filter } }: Call, out: readonly number[]): Partial<Flops> {
  return { depthwise: 2 * size(out) * taps(filter.shape) };
}

/** Every kernel of the counting engine. */
export function countingKernels(): KernelConfig[] {
  const run = (kernel: KernelConfig): ((call: Call) => TensorInfo | TensorInfo[]) => {
    const view = viewShapes[kernel.kernelName];
    if (view) return ({ inputs, attrs, backend }) => backend.share(first(inputs), view(inputs, attrs));
    return kernel.kernelName === 'Cast' ? cast : (call) => count(kernel, call);
  };
  return getKernelsForBackend('cpu').map((kernel) => ({
    kernelName: kernel.kernelName,
    backendName: COUNTING,
    kernelFunc: run(kernel) as unknown as KernelConfig['kernelFunc'],
  }));
}

function count(kernel: KernelConfig, call: Call): TensorInfo | TensorInfo[] {
  const { inputs, attrs, backend } = call;
  const { several, list } = outputsOf(kernel, inputs, attrs);
  const made = list.map(({ shape, dtype }) => backend.allocate(shape, dtype));
  const flops = work[kernel.kernelName]?.(call, list[0]!.shape) ?? {};
  backend.count(flops, bytes([...Object.values<TensorInfo>(inputs), ...made]));
  return several ? made : made[0]!;
}

function cast({ inputs: { x }, attrs: { dtype }, backend }: Call): TensorInfo {
  if (x.dtype === dtype) return backend.share(x, x.shape);
  const made = backend.allocate(x.shape, dtype);
  backend.count({}, bytes([x, made]));
  return made;
}

const first = (inputs: Open): TensorInfo => Object.values<TensorInfo>(inputs)[0]!;
const bytes = (tensors: readonly (TensorInfo | undefined)[]): number =>
  tensors.reduce(
    (sum, tensor) => sum + (tensor ? size(tensor.shape) * util.bytesPerElement(tensor.dtype) : 0),
    0,
  );
