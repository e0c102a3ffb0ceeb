import onnxProto, { type onnx as proto } from 'onnx-proto';
import type { ImageSize } from '../part.js';
import type { Weights } from './onnx-weights.js';

const { onnx } = onnxProto;

/** Name of a value in the graph. */
export type OnnxValue = string;
/** A convolution that a batch norm can still be folded into: its arrays are copies that this graph owns. */
interface Convolution {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

type Attributes = { readonly [name: string]: number | string | readonly number[] };

/** An ONNX graph under construction: nodes and their constants. */
export class GraphWriter {
  readonly convolutions = new Map<OnnxValue, Convolution>();
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
    input: readonly OnnxValue[],
    attributes: Attributes = {},
    output = `v${this.nodes.length}`,
  ): OnnxValue {
    const attribute = Object.entries(attributes).map(([name, value]) => attributeProto(name, value));
    this.nodes.push({ opType, input: [...input], output: [output], attribute });
    return output;
  }

  /** A float constant; its numbers are read when the model is encoded, so a batch norm can still be folded into them. */
  array(dims: readonly number[], data: Float32Array): OnnxValue {
    const name = `a${this.arrays.length}`;
    this.arrays.push({ name, dims: [...dims], data });
    return name;
  }

  /** An integer constant: a target shape. */
  shape(dims: readonly number[]): OnnxValue {
    const name = `s${this.shapes.length}`;
    const rawData = new Uint8Array(BigInt64Array.from(dims, BigInt).buffer);
    this.shapes.push({ name, dims: [dims.length], dataType: onnx.TensorProto.DataType.INT64, rawData });
    return name;
  }

  encode(size: ImageSize): Uint8Array {
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
    const input = [value('image', ['batch', ...size, 3])];
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
