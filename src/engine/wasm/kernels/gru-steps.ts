import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import onnxProto from 'onnx-proto';
import { floats, zeros } from '../heap.js';
import type { KernelRun } from '../kernel.js';
import type { Native, NativeArray, NativeGraph } from '../onnxruntime.js';

const { onnx } = onnxProto;

type Node = onnxProto.onnx.INodeProto;
type Shapes = { readonly [name: string]: readonly number[] };

/** Windows and units of a step. */
type Sizes = readonly [windows: number, units: number];

/**
 * The steps of a gated recurrent unit (src/layers/time/gru.ts) over all frames in one onnxruntime call, on one thread:
 * h, r, z, m and n of every frame, [frames, windows, units] each, from x [frames, 3, windows, units], `matrices` [3,
 * units, units] and `bias` [units].
 */
export function gruSteps(native: Native): KernelRun<TensorInfo[]> {
  const graphOf = perSizes(native, forward);
  return ({ inputs: { x, matrices, bias }, attrs, backend }) => {
    const [frames, , windows, units] = x.shape;
    const start = zeros(backend, [1, windows, units]);
    const last = backend.makeOutput([1, windows, units], 'float32');
    const kept = STATES.map(() => backend.makeOutput([frames, windows, units], 'float32'));
    const memory = memoryOf(backend);
    const each = STATES.map((name, i) => [name, memory(kept[i]!, [frames, 1, windows, units])] as const);
    graphOf([windows, units], attrs.reverse)(
      { start: memory(start), x: memory(x), matrices: memory(matrices), bias: memory(bias) },
      { last: memory(last), ...Object.fromEntries(each) },
    );
    for (const { dataId } of [start, last]) backend.disposeData(dataId);
    return kept;
  };
}

/**
 * The steps of its gradient: dh of every frame, [frames, windows, units], from `dy` of that shape, the slopes `on`
 * [frames, windows, 4, units] from dh to the sums and the previous state, and their matrix `back` [4 units, units].
 */
export function gruStepsGradient(native: Native): KernelRun {
  const graphOf = perSizes(native, backward);
  return ({ inputs: { dy, on, back }, attrs, backend }) => {
    const [frames, windows, units] = dy.shape;
    const start = zeros(backend, [windows, units]);
    const first = backend.makeOutput([windows, units], 'float32');
    const dh = backend.makeOutput([frames, windows, units], 'float32');
    const memory = memoryOf(backend);
    graphOf([windows, units], attrs.reverse)(
      { start: memory(start), dy: memory(dy), on: memory(on), back: memory(back) },
      { first: memory(first), dh: memory(dh) },
    );
    for (const { dataId } of [start, first]) backend.disposeData(dataId);
    return dh;
  };
}

const memoryOf =
  (backend: BackendWasm) =>
  (tensor: TensorInfo, shape: readonly number[] = tensor.shape): NativeArray => ({
    data: floats(backend, tensor),
    shape,
  });

/** A graph for each size and direction, opened on first use. */
function perSizes(native: Native, modelOf: (sizes: Sizes, reverse: boolean) => Uint8Array) {
  const graphs = new Map<string, NativeGraph>();
  return (sizes: Sizes, reverse: boolean): NativeGraph => {
    const key = `${sizes} ${reverse}`;
    const graph = graphs.get(key) ?? native.graph(modelOf(sizes, reverse));
    graphs.set(key, graph);
    return graph;
  };
}

/** What to keep for each frame. */
const STATES = ['h', 'r', 'z', 'm', 'n'] as const;

function forward([windows, units]: Sizes, reverse: boolean): Uint8Array {
  const state = [1, windows, units];
  const body = graph(
    'step',
    [
      node('MatMul', ['before', 'matrices'], ['own']),
      node('Split', ['own', 'two_one'], ['own_rz', 'own_m']),
      node('Split', ['frame', 'two_one'], ['x_rz', 'x_n']),
      node('Add', ['x_rz', 'own_rz'], ['sums']),
      node('Sigmoid', ['sums'], ['gates']),
      node('Split', ['gates', 'one_one'], ['r', 'z']),
      node('Add', ['own_m', 'bias'], ['m']),
      node('Mul', ['r', 'm'], ['reset']),
      node('Add', ['x_n', 'reset'], ['sum_n']),
      node('Tanh', ['sum_n'], ['n']),
      node('Sub', ['before', 'n'], ['moved']),
      node('Mul', ['z', 'moved'], ['kept']),
      node('Add', ['n', 'kept'], ['after']),
      node('Identity', ['after'], ['h']),
    ],
    { before: state, frame: [3, windows, units] },
    { after: state, h: state, r: state, z: state, m: state, n: state },
  );
  return model(
    scan(body, ['start', 'x'], ['last', ...STATES], { scanned: 1, reverse }),
    ['start', 'x', 'matrices', 'bias'],
    ['last', ...STATES],
    { two_one: [2, 1], one_one: [1, 1] },
  );
}

function backward([windows, units]: Sizes, reverse: boolean): Uint8Array {
  const state = [windows, units];
  const body = graph(
    'step',
    [
      node('Add', ['frame', 'later'], ['d']),
      node('Unsqueeze', ['d', 'second'], ['each']),
      node('Mul', ['each', 'slopes'], ['spread']),
      node('Reshape', ['spread', 'rows'], ['sums']),
      node('MatMul', ['sums', 'back'], ['before']),
      node('Identity', ['d'], ['kept']),
    ],
    { later: state, frame: state, slopes: [windows, 4, units] },
    { before: state, kept: state },
  );
  return model(
    scan(body, ['start', 'dy', 'on'], ['first', 'dh'], { scanned: 2, reverse }),
    ['start', 'dy', 'on', 'back'],
    ['first', 'dh'],
    { second: [1], rows: [0, -1] },
  );
}

const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;

const node = (opType: string, input: string[], output: string[]): Node => ({ opType, input, output });

/** Steps through the first axis of the last `scanned` inputs, passing one state from step to step. */
function scan(
  body: onnxProto.onnx.IGraphProto,
  input: string[],
  output: string[],
  { scanned, reverse }: { readonly scanned: number; readonly reverse: boolean },
): Node {
  const directions = (count: number): number[] => Array<number>(count).fill(Number(reverse));
  return {
    ...node('Scan', input, output),
    attribute: [
      { name: 'body', type: AttributeType.GRAPH, g: body },
      { name: 'num_scan_inputs', type: AttributeType.INT, i: scanned },
      { name: 'scan_input_directions', type: AttributeType.INTS, ints: directions(scanned) },
      { name: 'scan_output_directions', type: AttributeType.INTS, ints: directions(output.length - 1) },
    ],
  };
}

const value = (name: string, shape?: readonly number[]) => ({
  name,
  type: {
    tensorType: {
      elemType: DataType.FLOAT,
      ...(shape && { shape: { dim: shape.map((dimValue) => ({ dimValue })) } }),
    },
  },
});

const graph = (name: string, nodes: readonly Node[], inputs: Shapes, outputs: Shapes) => ({
  name,
  node: [...nodes],
  input: Object.entries(inputs).map(([each, shape]) => value(each, shape)),
  output: Object.entries(outputs).map(([each, shape]) => value(each, shape)),
});

/** An ONNX file with one node that reads `inputs` and integers. */
function model(
  only: Node,
  inputs: readonly string[],
  outputs: readonly string[],
  numbers: { readonly [name: string]: readonly number[] },
): Uint8Array {
  const initializer = Object.entries(numbers).map(([name, int64Data]) => ({
    name,
    dataType: DataType.INT64,
    dims: [int64Data.length],
    int64Data: [...int64Data],
  }));
  const whole = {
    name: 'steps',
    node: [only],
    input: inputs.map((name) => value(name)),
    output: outputs.map((name) => value(name)),
    initializer,
  };
  const opsetImport = [{ domain: '', version: 17 }];
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, opsetImport, graph: whole })).finish();
}
