import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-cpu';
import {
  type DataType,
  findBackend,
  getKernelsForBackend,
  type KernelConfig,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import type { Flops, Ledger } from './ledger.js';
import { letterLengths, shapeRules } from './shapes.js';

/** The name by which tfjs knows the counting backend. */
export const COUNTING = 'counting';

// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;
type Call = { readonly inputs: Open; readonly attrs: Open; readonly backend: Ledger };

const size = (shape: readonly number[]): number => util.sizeFromShape([...shape]);
const taps = (shape: readonly number[]): number => shape[0]! * shape[1]!;

/** Floating-point operations of the kernels that have most of them. */
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

/** Kernels whose output is their input under another shape: no work, no memory. */
const views: { readonly [kernel: string]: (call: Call) => readonly number[] } = {
  Identity: ({ inputs }) => inputs.x.shape,
  Reshape: ({ inputs, attrs }) => util.inferFromImplicitShape(attrs.shape, size(inputs.x.shape)),
  ExpandDims: ({ inputs: { input }, attrs: { dim } }) => {
    const at = dim < 0 ? dim + input.shape.length + 1 : dim;
    return [...input.shape.slice(0, at), 1, ...input.shape.slice(at)];
  },
};

/** Kernels whose output is of another type than their first input. */
const types: { readonly [kernel: string]: (call: Call) => DataType } = {
  ...Object.fromEntries(
    'Equal Greater GreaterEqual Less LessEqual NotEqual LogicalAnd LogicalOr LogicalNot LogicalXor IsNan IsInf IsFinite'
      .split(' ')
      .map((name) => [name, () => 'bool' as const]),
  ),
  ArgMax: () => 'int32',
  ArgMin: () => 'int32',
  Fill: ({ attrs }) => attrs.dtype ?? 'float32',
  Range: ({ attrs }) => attrs.dtype,
  LinSpace: () => 'float32',
  OneHot: ({ attrs }) => attrs.dtype,
  Select: ({ inputs }) => inputs.t.dtype,
  ScatterNd: ({ inputs }) => inputs.updates.dtype,
};

/**
 * Every kernel of the counting engine. Those without a rule for their shapes, seldom used, run on the reference engine
 * with zeros, to see what comes out.
 */
export function countingKernels(): KernelConfig[] {
  const config = (kernelName: string, run: (call: Call) => TensorInfo | TensorInfo[]): KernelConfig => ({
    kernelName,
    backendName: COUNTING,
    kernelFunc: run as unknown as KernelConfig['kernelFunc'],
  });
  return [
    ...Object.keys(shapeRules).map((name) => config(name, (call) => count(name, call))),
    ...Object.entries(views).map(([name, shape]) =>
      config(name, (call) => call.backend.share(first(call.inputs), shape(call))),
    ),
    config('Cast', cast),
    ...getKernelsForBackend('cpu')
      .filter(({ kernelName }) => !(kernelName in shapeRules || kernelName in views || kernelName === 'Cast'))
      .map((kernel) => config(kernel.kernelName, (call) => tried(kernel, call))),
  ];
}

function count(name: string, call: Call): TensorInfo | TensorInfo[] {
  const { inputs, backend } = call;
  const found = shapeRules[name]!(inputs, call.attrs);
  const several = Array.isArray(found[0]);
  const shapes = (several ? found : [found]) as readonly (readonly number[])[];
  const type = types[name]?.(call) ?? first(inputs).dtype;
  const made = shapes.map((shape) => backend.allocate(shape, type));
  backend.count(work[name]?.(call, shapes[0]!) ?? {}, bytes([...Object.values<TensorInfo>(inputs), ...made]));
  return several ? made : made[0]!;
}

function cast({ inputs: { x }, attrs: { dtype }, backend }: Call): TensorInfo {
  if (x.dtype === dtype) return backend.share(x, x.shape);
  const made = backend.allocate(x.shape, dtype);
  backend.count({}, bytes([x, made]));
  return made;
}

function tried({ kernelFunc }: KernelConfig, { inputs, attrs, backend }: Call): TensorInfo | TensorInfo[] {
  const cpu = findBackend('cpu') as MathBackendCPU;
  const zeros = Object.entries<TensorInfo>(inputs).map(([name, { shape, dtype }]) => [
    name,
    cpu.makeTensorInfo(shape, dtype, util.makeZerosTypedArray(size(shape), dtype as 'float32')),
  ]);
  const out = [kernelFunc({ inputs: Object.fromEntries(zeros), attrs, backend: cpu })].flat();
  const made = out.map(({ shape, dtype }) => backend.allocate(shape, dtype));
  for (const { dataId } of [...zeros.map(([, tensor]) => tensor as TensorInfo), ...out])
    cpu.disposeData(dataId, true);
  backend.count({}, bytes([...Object.values<TensorInfo>(inputs), ...made]));
  return made.length > 1 ? made : made[0]!;
}

const first = (inputs: Open): TensorInfo => Object.values<TensorInfo>(inputs)[0]!;
const bytes = (tensors: readonly (TensorInfo | undefined)[]): number =>
  tensors.reduce(
    (sum, tensor) => sum + (tensor ? size(tensor.shape) * util.bytesPerElement(tensor.dtype) : 0),
    0,
  );
