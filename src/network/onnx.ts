import onnxProto, { type onnx as proto } from 'onnx-proto';
import { channelsFirst, foldScale, type Weights } from './onnx-weights.js';
import type { ConvOptions, Network, Ops } from './ops.js';

const { onnx } = onnxProto;

/** Name of a value in the graph. */
type Value = string;
/** A convolution that a batch norm may still be folded into: its arrays are this graph's own copies. */
interface Convolution {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Writes a network as an ONNX model (opset 17) for frozen use: input `image` [batch, size, size, 3], output `output`
 * [batch, width], the network's outputs joined in order. Batch norms are folded into the convolutions before them
 * (in float64), dropout is gone. `weights` are by variable name, in the zoo's layout. Throws a plain Error where the
 * network asks for an array that is not there.
 */
export function encodeOnnx(network: Network, weights: Weights, size: number): Uint8Array {
  const graph = new GraphWriter(weights);
  const image = graph.node('Transpose', ['image'], { perm: [0, 3, 1, 2] });
  const outputs = Object.values(network(onnxOps(graph), image));
  graph.node('Concat', outputs, { axis: 1 }, 'output');
  return graph.encode(size);
}

type Attributes = { readonly [name: string]: number | string | readonly number[] };

class GraphWriter {
  readonly convolutions = new Map<Value, Convolution>();
  private readonly nodes: proto.INodeProto[] = [];
  private readonly arrays: { name: string; dims: number[]; data: Float32Array }[] = [];
  private readonly shapes: proto.ITensorProto[] = [];

  constructor(private readonly weights: Weights) {}

  weight(name: string) {
    const found = this.weights.get(name);
    if (!found) throw new Error(`no array named ${name}`);
    return found;
  }

  node(
    opType: string,
    input: readonly Value[],
    attributes: Attributes = {},
    output = `v${this.nodes.length}`,
  ): Value {
    const attribute = Object.entries(attributes).map(([name, value]) => attributeProto(name, value));
    this.nodes.push({ opType, input: [...input], output: [output], attribute });
    return output;
  }

  /** A float constant; its numbers are read when the model is encoded, so they may still be folded into. */
  array(dims: readonly number[], data: Float32Array): Value {
    const name = `a${this.arrays.length}`;
    this.arrays.push({ name, dims: [...dims], data });
    return name;
  }

  /** An integer constant: a target shape. */
  shape(dims: readonly number[]): Value {
    const name = `s${this.shapes.length}`;
    const rawData = new Uint8Array(BigInt64Array.from(dims, BigInt).buffer);
    this.shapes.push({ name, dims: [dims.length], dataType: onnx.TensorProto.DataType.INT64, rawData });
    return name;
  }

  encode(size: number): Uint8Array {
    const FLOAT = onnx.TensorProto.DataType.FLOAT;
    const floats = this.arrays.map(({ name, dims, data }) => {
      return {
        name,
        dims,
        dataType: FLOAT,
        rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      };
    });
    const initializer = [...floats, ...this.shapes];
    const value = (name: string, dims: readonly (number | string)[]): proto.IValueInfoProto => {
      const dim = dims.map((d) => (typeof d === 'number' ? { dimValue: d } : { dimParam: d }));
      return { name, type: { tensorType: { elemType: FLOAT, shape: { dim } } } };
    };
    const input = [value('image', ['batch', size, size, 3])];
    const output = [value('output', ['batch', 'width'])];
    const graph = { name: 'network', node: this.nodes, initializer, input, output };
    const model = {
      irVersion: 8,
      opsetImport: [{ domain: '', version: 17 }],
      producerName: 'declarative-zoo',
      graph,
    };
    return onnx.ModelProto.encode(onnx.ModelProto.create(model)).finish();
  }
}

function attributeProto(name: string, value: number | string | readonly number[]): proto.IAttributeProto {
  const { INT, INTS, STRING, FLOAT } = onnx.AttributeProto.AttributeType;
  if (typeof value === 'string') return { name, type: STRING, s: Buffer.from(value) };
  if (typeof value !== 'number') return { name, type: INTS, ints: [...value] };
  return Number.isInteger(value) ? { name, type: INT, i: value } : { name, type: FLOAT, f: value };
}

function onnxOps(graph: GraphWriter): Ops<Value> {
  const conv = (x: Value, name: string, options: Omit<ConvOptions, 'filters'>, depthwise: boolean): Value => {
    const { dims, data } = channelsFirst(graph.weight(`${name}.weight`), depthwise);
    const bias = options.bias ? graph.weight(`${name}.bias`).data.slice() : new Float32Array(dims[0]!);
    const { stride, padding } = options;
    const pads =
      padding === 'same' ? { auto_pad: 'SAME_UPPER' } : { pads: [padding, padding, padding, padding] };
    const attributes = { strides: [stride, stride], group: depthwise ? dims[0]! : 1, ...pads };
    const out = graph.node('Conv', [x, graph.array(dims, data), graph.array([dims[0]!], bias)], attributes);
    graph.convolutions.set(out, { weight: data, bias });
    return out;
  };
  const same = (x: Value): Value => x;
  return {
    conv: (x, name, options) => conv(x, name, options, false),
    depthwise: (x, name, options) => conv(x, name, options, true),
    batchNorm: (x, name, { epsilon }) => {
      const target = graph.convolutions.get(x);
      const norm = ['weight', 'bias', 'running_mean', 'running_var'].map(
        (part) => graph.weight(`${name}.${part}`).data,
      );
      if (target) {
        foldScale(target, norm, epsilon);
        graph.convolutions.delete(x);
        return x;
      }
      const arrays = norm.map((data) => graph.array([data.length], data));
      return graph.node('BatchNormalization', [x, ...arrays], { epsilon });
    },
    relu: (x) => graph.node('Relu', [x]),
    swish: (x) => graph.node('Mul', [x, graph.node('Sigmoid', [x])]),
    sigmoid: (x) => graph.node('Sigmoid', [x]),
    add: (a, b) => graph.node('Add', [a, b]),
    scale: (x, gate) => graph.node('Mul', [x, graph.node('Reshape', [gate, graph.shape([0, -1, 1, 1])])]),
    maxPool: (x) => graph.node('MaxPool', [x], { kernel_shape: [2, 2], strides: [2, 2] }),
    globalAveragePool: (x) => graph.node('Flatten', [graph.node('GlobalAveragePool', [x])], { axis: 1 }),
    flatten: (x) => graph.node('Flatten', [x], { axis: 1 }),
    linear: (x, name) => {
      const { shape, data } = graph.weight(`${name}.weight`);
      const bias = graph.weight(`${name}.bias`);
      return graph.node('Gemm', [x, graph.array(shape, data), graph.array(bias.shape, bias.data)]);
    },
    dropout: same,
    dropPath: same,
  };
}
