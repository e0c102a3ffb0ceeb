import onnxProto, { type onnx as proto } from 'onnx-proto';
import { Names } from '../trace/names.js';
import { type Dimension, isBatch, type Numbers, type TraceValue, type ValueType } from '../trace/trace.js';
import { toHalves } from '../weights/half.js';

const { onnx } = onnxProto;
const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;

/** ONNX's numbers for the types of a trace. */
export const TYPES: { readonly [dtype in ValueType]: number } = {
  float32: DataType.FLOAT,
  int32: DataType.INT32,
  bool: DataType.BOOL,
};

/** An attribute of a node: integers as numbers, a float as `{ float }`. */
export type Attribute = number | string | readonly number[] | { readonly float: number };
export type Attributes = { readonly [name: string]: Attribute | undefined };

/** How a graph is written. */
export interface Writing {
  readonly opset: number;
  /** Whether weights are stored in 16 bits; computation stays float32. */
  readonly half: boolean;
}

/** Smaller constants stay float32: they take little space, and an epsilon cannot be represented in 16 bits. */
const HALVED = 64;

/**
 * An ONNX graph under construction. A value of a trace has up to two names in it: one in the layout of tfjs and, for
 * maps [batch, height, width, channels], one with channels first, as ONNX's convolutions use them. Each layout is
 * derived from the other on demand.
 */
export class OnnxWriter {
  readonly nodes: proto.INodeProto[] = [];
  readonly initializers: proto.ITensorProto[] = [];
  /** Context of the nodes that follow, for error messages. */
  owner = '';
  readonly #plain = new Map<TraceValue, string>();
  readonly #maps = new Map<TraceValue, string>();
  readonly #called = new Names();
  #batchOf: string | undefined;

  constructor(readonly how: Writing) {}

  /** Adds a node, and returns the name of its output. */
  node(opType: string, input: readonly string[], attributes: Attributes = {}, outputs = 1): string {
    return this.several(opType, input, attributes, outputs)[0]!;
  }

  /** Adds a node with several outputs, and returns their names. */
  several(opType: string, input: readonly string[], attributes: Attributes, outputs: number): string[] {
    const name = this.#called.free(`${this.owner}/${opType}`);
    const output = Array.from({ length: outputs }, (_, i) => (i === 0 ? `${name}:0` : `${name}:${i}`));
    this.nodes.push({ opType, name, input: [...input], output, attribute: attributeList(attributes) });
    return output;
  }

  /** Names an output of the graph. */
  output(value: TraceValue, name: string): void {
    const input = [this.plain(value)];
    this.nodes.push({ opType: 'Identity', name: this.#called.free(`${name}/output`), input, output: [name] });
    this.#called.take(name);
  }

  /** Name of a value in the layout of tfjs. */
  plain(value: TraceValue): string {
    const map = this.#maps.get(value);
    const name =
      this.#plain.get(value) ??
      (value.data ? this.#constant(value) : this.#turned(map!, value, [0, 2, 3, 1]));
    this.#plain.set(value, name);
    return name;
  }

  /** Name of a map with channels first. */
  map(value: TraceValue): string {
    const name = this.#maps.get(value) ?? this.#turned(this.plain(value), value, [0, 3, 1, 2]);
    this.#maps.set(value, name);
    return name;
  }

  isMap(value: TraceValue): boolean {
    return this.#maps.has(value);
  }

  give(value: TraceValue, name: string): void {
    this.#plain.set(value, name);
  }

  giveMap(value: TraceValue, name: string): void {
    this.#maps.set(value, name);
  }

  /** Declares an input whose first axis is the batch. */
  input(value: TraceValue, name: string): void {
    this.#called.take(name);
    this.#plain.set(value, name);
    this.#batchOf ??= name;
  }

  /** Declares an input of a single row: the batch is 1. */
  single(name: string): void {
    this.#called.take(name);
  }

  /** A list of integers, such as a shape; a size that depends on the batch is computed. */
  ints(list: readonly Dimension[]): string {
    const input = this.#batchOf;
    if (input === undefined || !list.some(isBatch))
      return this.#integers(list.map((size) => (isBatch(size) ? size.batch : size)));
    const one = this.#called.once('batch', () =>
      this.node('Slice', [this.node('Shape', [input]), this.ints([0]), this.ints([1])]),
    );
    const parts = list.map((size) => {
      if (!isBatch(size)) return this.#integers([size]);
      return size.batch === 1 ? one : this.node('Mul', [one, this.#integers([size.batch])]);
    });
    return parts.length === 1 ? parts[0]! : this.node('Concat', parts, { axis: 0 });
  }

  /** A float32 scalar. */
  float(value: number): string {
    return this.#called.once(`float ${value}`, () =>
      this.array(`float_${value}`, [], Float32Array.of(value), DataType.FLOAT),
    );
  }

  /** Adds a constant under a name derived from this one, and returns it. */
  array(name: string, dims: readonly number[], data: Numbers, dataType: number): string {
    const free = this.#called.free(name);
    if (this.how.half && dataType === DataType.FLOAT && data.length >= HALVED) {
      const stored = this.#called.free(`${free}.half`);
      const rawData = bytesOf(toHalves(data as Float32Array));
      this.initializers.push({ name: stored, dims: [...dims], dataType: DataType.FLOAT16, rawData });
      return this.node('Cast', [stored], { to: DataType.FLOAT });
    }
    this.initializers.push({ name: free, dims: [...dims], dataType, rawData: bytesOf(data) });
    return free;
  }

  #constant({ shape, dtype, data, name }: TraceValue): string {
    const type = TYPES[dtype];
    if (!shape.some(isBatch))
      return this.array(name ?? `${this.owner}/constant`, shape as readonly number[], data!, type);
    return this.node('Expand', [this.array(`${this.owner}/constant`, [], data!, type), this.ints(shape)]);
  }

  #integers(list: readonly number[]): string {
    return this.#called.once(`ints ${list}`, () => {
      const name = this.#called.free(`ints_${list.join('_').replaceAll('-', 'minus')}`);
      const rawData = bytesOf(BigInt64Array.from(list, BigInt));
      this.initializers.push({ name, dims: [list.length], dataType: DataType.INT64, rawData });
      return name;
    });
  }

  /** A map in the other layout; a map of a single pixel has the same order in both. */
  #turned(name: string, { shape }: TraceValue, perm: readonly number[]): string {
    if (shape[1] !== 1 || shape[2] !== 1) return this.node('Transpose', [name], { perm });
    const channels = shape[3]!;
    return this.node('Reshape', [
      name,
      this.ints(perm[1] === 3 ? [-1, channels, 1, 1] : [-1, 1, 1, channels]),
    ]);
  }
}

/** The bytes of an array, without a copy. */
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function attributeList(attributes: Attributes): proto.IAttributeProto[] {
  return Object.entries(attributes).flatMap(([name, value]): proto.IAttributeProto[] => {
    if (value === undefined) return [];
    if (typeof value === 'string') return [{ name, type: AttributeType.STRING, s: Buffer.from(value) }];
    if (typeof value === 'number') return [{ name, type: AttributeType.INT, i: value }];
    if ('float' in value) return [{ name, type: AttributeType.FLOAT, f: value.float }];
    return [{ name, type: AttributeType.INTS, ints: [...value] }];
  });
}
