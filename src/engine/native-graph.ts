import onnxProto from 'onnx-proto';
import { refusingCopies, runInto } from './given-memory.js';
import { type NativeRuntime, openSession } from './native-session.js';

/** One ONNX operator: its name, its domain if it is not ONNX's own, and its integer attributes. */
export interface Operator {
  readonly type: string;
  readonly inputs: number;
  readonly domain?: string;
  readonly attributes?: { readonly [name: string]: number };
}

/** Numbers in memory, and the shape to read them with. */
export interface NativeArray {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** Runs an operator on memory, and writes into given memory. */
export type NativeOperator = (inputs: readonly NativeArray[], out: NativeArray) => void;

type Named = { readonly [name: string]: NativeArray };

/** The same for a whole graph, with inputs and outputs by name. */
export type NativeGraph = (inputs: Named, outputs: Named) => void;

/** Opens a graph with `refusingCopies`, given as an ONNX file. */
export function openGraph(runtime: NativeRuntime, model: Uint8Array, threads: number): NativeGraph {
  const { Tensor } = runtime;
  const session = openSession(runtime, model, threads, { enableMemPattern: false });
  const views = (arrays: Named) =>
    Object.fromEntries(
      Object.entries(arrays).map(([name, { data, shape }]) => [name, new Tensor('float32', data, shape)]),
    );
  return (inputs, outputs) => runInto(session, views(inputs), views(outputs));
}

/** Opens a graph of one operator. */
export function openOperator(runtime: NativeRuntime, operator: Operator, threads: number): NativeOperator {
  const run = openGraph(runtime, modelOf(operator), threads);
  return (inputs, out) => run(Object.fromEntries(inputs.map((x, i) => [`x${i}`, x])), { out });
}

/** Whether onnxruntime writes where it should, into memory for nine numbers. Its native interface is internal. */
export function proves(runtime: NativeRuntime, memory: Float32Array): boolean {
  memory.set([1, 2, 3, 4, 5, 6, 0, 0, 0]);
  const array = (from: number): NativeArray => ({ data: memory.subarray(from, from + 3), shape: [3] });
  openOperator(runtime, { type: 'Mul', inputs: 2 }, 1)([array(0), array(3)], array(6));
  return [4, 10, 18].every((value, i) => memory[6 + i] === value);
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
  const graph = refusingCopies({
    name: type,
    node: [{ opType: type, domain, input: names, output: ['out'], attribute }],
    input: names.map(float),
    output: [float('out')],
  });
  const opsetImport = [
    { domain: '', version: 17 },
    { domain: 'com.microsoft', version: 1 },
  ];
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, opsetImport, graph })).finish();
}
