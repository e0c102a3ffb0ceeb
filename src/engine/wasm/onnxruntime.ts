import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import onnxProto from 'onnx-proto';
import { loadNativeRuntime, type NativeRuntime, openSession } from '../native-session.js';
import { floats } from './heap.js';

/** One ONNX operator: its name, its domain if it is not ONNX's own, and its integer attributes. */
export interface Operator {
  readonly type: string;
  readonly inputs: number;
  readonly domain?: string;
  readonly attributes?: { readonly [name: string]: number };
}

/** Numbers in the wasm heap, and the shape to read them with. Valid until the next allocation: growing the heap moves them. */
export interface NativeArray {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** Runs an operator on memory of the wasm heap, and writes into given memory. */
export type NativeOperator = (inputs: readonly NativeArray[], out: NativeArray) => void;

type Named = { readonly [name: string]: NativeArray };

/** The same for a whole graph, with inputs and outputs by name. */
export type NativeGraph = (inputs: Named, outputs: Named) => void;

/** onnxruntime on the memory of the wasm engine. */
export interface Native {
  /** `threads`: maximum number; absent: all. */
  operator(operator: Operator, threads?: number): NativeOperator;
  /** A graph as an ONNX file; it runs on one thread. */
  graph(model: Uint8Array): NativeGraph;
}

/** onnxruntime on the wasm heap, or why it cannot be used. It is tried first, because its native interface is internal. */
export function openOnnxruntime(
  threads: number,
  backend: BackendWasm,
): Native | { readonly missing: string } {
  try {
    const runtime = loadNativeRuntime();
    const native: Native = {
      operator: (operator, most = threads) => {
        const run = open(runtime, modelOf(operator), most);
        return (inputs, out) => run(Object.fromEntries(inputs.map((x, i) => [`x${i}`, x])), { out });
      },
      graph: (model) => open(runtime, model, 1),
    };
    return proves(native, backend) ? native : { missing: 'its native path does not write where it should' };
  } catch (error) {
    return { missing: String((error as Error).message).split('\n')[0]! };
  }
}

function open(runtime: NativeRuntime, model: Uint8Array, threads: number): NativeGraph {
  const { Tensor } = runtime;
  const session = openSession(runtime, model, threads, { enableMemPattern: false });
  const views = (arrays: Named) =>
    Object.fromEntries(
      Object.entries(arrays).map(([name, { data, shape }]) => [name, new Tensor('float32', data, shape)]),
    );
  return (inputs, outputs) => void session.run(views(inputs), views(outputs), {});
}

/** An ONNX file with one node, for any shapes. */
function modelOf({ type, inputs, domain = '', attributes = {} }: Operator): Uint8Array {
  const { onnx } = onnxProto;
  const float = (name: string) => ({
    name,
    type: { tensorType: { elemType: onnx.TensorProto.DataType.FLOAT } },
  });
  const names = Array.from({ length: inputs }, (_, i) => `x${i}`);
  const attribute = Object.entries(attributes).map(([name, i]) => ({
    name,
    type: onnx.AttributeProto.AttributeType.INT,
    i,
  }));
  const graph = {
    name: type,
    node: [{ opType: type, domain, input: names, output: ['out'], attribute }],
    input: names.map(float),
    output: [float('out')],
  };
  const opsetImport = [
    { domain: '', version: 17 },
    { domain: 'com.microsoft', version: 1 },
  ];
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, opsetImport, graph })).finish();
}

/** Whether an operator computes correctly, in the given memory. */
function proves(native: Native, backend: BackendWasm): boolean {
  const made = [
    [1, 2, 3],
    [4, 5, 6],
    [0, 0, 0],
  ].map((values) => backend.makeOutput([3], 'float32', undefined, Float32Array.from(values)));
  const [a, b, out] = made as [TensorInfo, TensorInfo, TensorInfo];
  const array = (tensor: TensorInfo) => ({ data: floats(backend, tensor), shape: tensor.shape });
  native.operator({ type: 'Mul', inputs: 2 })([array(a), array(b)], array(out));
  const right = [4, 10, 18].every((value, i) => floats(backend, out)[i] === value);
  for (const { dataId } of made) backend.disposeData(dataId);
  return right;
}
