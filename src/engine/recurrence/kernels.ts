import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../trace/trace.js';
import { type NativeArray, type NativeGraph, openGraph } from '../native-graph.js';
import type { NativeRuntime } from '../native-session.js';
import { backward, forward, READ, type Sizes, STATES } from './models.js';

/** How a backend makes float tensors, and which memory of a tensor onnxruntime reads and writes. */
export interface Arrays<Backend> {
  make(backend: Backend, shape: readonly number[]): TensorInfo;
  /** Valid until the next `make`. */
  data(backend: Backend, tensor: TensorInfo): Float32Array;
}

/** A kernel's arguments in tfjs. */
interface Call<Backend, Names extends string> {
  readonly inputs: { readonly [name in Names]: TensorInfo };
  readonly attrs: { readonly reverse: boolean };
  readonly backend: Backend;
}

/** The kernels that step through all frames in one onnxruntime call, on one thread, by name. */
export function recurrenceKernels<Backend>(runtime: NativeRuntime, arrays: Arrays<Backend>) {
  return {
    GruSteps: gruSteps(runtime, arrays),
    GruStepsGradient: gruStepsGradient(runtime, arrays),
  };
}

/** The names of these kernels; other engines step through the frames themselves. */
export const RECURRENCE_KERNELS: readonly (keyof ReturnType<typeof recurrenceKernels>)[] = [
  'GruSteps',
  'GruStepsGradient',
];

/**
 * The steps of a gated recurrent unit (src/layers/time/gru.ts): h, r, z, m and n of every frame, [frames, windows,
 * units] each, from x [frames, 3, windows, units], `matrices` [3, units, units] and `bias` [units].
 */
function gruSteps<Backend>(runtime: NativeRuntime, arrays: Arrays<Backend>) {
  const graphOf = perSizes(runtime, forward);
  return ({
    inputs: { x, matrices, bias },
    attrs,
    backend,
  }: Call<Backend, 'x' | 'matrices' | 'bias'>): TensorInfo[] => {
    const [frames, , windows, units] = x.shape as [number, number, number, number];
    const kept = STATES.map(() => arrays.make(backend, [frames, windows, units]));
    const memory = memoryOf(arrays, backend);
    const each = STATES.map((name, i) => [name, memory(kept[i]!, [frames, 1, windows, units])] as const);
    graphOf([windows, units], attrs.reverse)(
      { start: zeros([1, windows, units]), x: memory(x), matrices: memory(matrices), bias: memory(bias) },
      { last: zeros([1, windows, units]), ...Object.fromEntries(each) },
    );
    return kept;
  };
}

/**
 * The steps of its gradient: dx [frames, 3, windows, units], and the gradients of the sums of r, z and m, [frames,
 * windows, 3 units], from `dy`, h before each frame (`old`), r, z, m and n, [frames, windows, units] each, and the
 * transposed matrices `back` [3 units, units].
 */
function gruStepsGradient<Backend>(runtime: NativeRuntime, arrays: Arrays<Backend>) {
  const graphOf = perSizes(runtime, backward);
  return ({ inputs, attrs, backend }: Call<Backend, (typeof READ)[number] | 'back'>): TensorInfo[] => {
    const [frames, windows, units] = inputs.dy.shape as [number, number, number];
    const dx = arrays.make(backend, [frames, 3, windows, units]);
    const sums = arrays.make(backend, [frames, windows, 3 * units]);
    const memory = memoryOf(arrays, backend);
    const read = READ.map((name) => [name, memory(inputs[name])] as const);
    graphOf([windows, units], attrs.reverse)(
      { start: zeros([windows, units]), ...Object.fromEntries(read), back: memory(inputs.back) },
      { first: zeros([windows, units]), dx: memory(dx, [frames, 3 * windows, units]), sums: memory(sums) },
    );
    return [dx, sums];
  };
}

const zeros = (shape: readonly number[]): NativeArray => ({ data: new Float32Array(sizeOf(shape)), shape });

const memoryOf =
  <Backend>(arrays: Arrays<Backend>, backend: Backend) =>
  (tensor: TensorInfo, shape: readonly number[] = tensor.shape): NativeArray => ({
    data: arrays.data(backend, tensor),
    shape,
  });

/** A graph for each size and direction, opened on first use. */
function perSizes(runtime: NativeRuntime, modelOf: (sizes: Sizes, reverse: boolean) => Uint8Array) {
  const graphs = new Map<string, NativeGraph>();
  return (sizes: Sizes, reverse: boolean): NativeGraph => {
    const key = `${sizes} ${reverse}`;
    const graph = graphs.get(key) ?? openGraph(runtime, modelOf(sizes, reverse), 1);
    graphs.set(key, graph);
    return graph;
  };
}
