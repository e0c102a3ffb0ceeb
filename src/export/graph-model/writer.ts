import { Names } from '../../trace/names.js';
import { type Dimension, isBatch, type Numbers, type TraceValue, type ValueType } from '../../trace/trace.js';
import { toHalves } from '../../weights/half.js';

/** TensorFlow's names for the types of a trace. */
export const TYPES: { readonly [dtype in ValueType]: string } = {
  float32: 'DT_FLOAT',
  int32: 'DT_INT32',
  bool: 'DT_BOOL',
};

/** An attribute in a JSON GraphDef. */
export type Attribute = { readonly [kind: string]: unknown };
export type Attributes = { readonly [name: string]: Attribute };

/** Attributes by type of value: 64-bit integers are text, and texts are base64. */
export const attribute = {
  int: (value: number): Attribute => ({ i: String(value) }),
  bool: (value: unknown): Attribute => ({ b: Boolean(value) }),
  text: (value: string): Attribute => ({ s: Buffer.from(value).toString('base64') }),
  type: (value: ValueType): Attribute => ({ type: TYPES[value] }),
  float: (value: number): Attribute => ({ f: value }),
  ints: (list: readonly number[]): Attribute => ({ list: { i: list.map(String) } }),
  shape: (shape: readonly Dimension[]): Attribute => ({ shape: shapeOf(shape) }),
};

/** A shape; a size that depends on the batch is left open. */
export const shapeOf = (shape: readonly Dimension[]) => ({
  dim: shape.map((size) => ({ size: String(isBatch(size) ? -1 : size) })),
});

/** A node of a GraphDef. */
interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr: Attributes;
}

/** The entry of a constant in model.json. */
interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: ValueType;
  readonly quantization?: { readonly dtype: 'float16' };
}

/** Constants with fewer numbers stay float32. */
const HALVED = 64;

/** Builds a TensorFlow graph. */
export class GraphDefWriter {
  readonly nodes: GraphNode[] = [];
  readonly specs: WeightSpec[] = [];
  readonly weights: Uint8Array[] = [];
  owner = '';
  readonly #names = new Map<TraceValue, string>();
  readonly #called = new Names();
  #batchOf = '';

  constructor(readonly half: boolean) {}

  /** Adds a node, and returns the name of its first output. */
  node(op: string, input: readonly string[], attr: Attributes = {}, name?: string): string {
    const free = this.#called.free(name ?? `${this.owner}/${op}`);
    this.nodes.push({ name: free, op, input, attr: { T: attribute.type('float32'), ...attr } });
    return free;
  }

  /** Declares an input whose first axis is the batch. */
  input({ shape, dtype }: TraceValue, name: string): string {
    const free = this.#called.free(name);
    const attr = { dtype: attribute.type(dtype), shape: attribute.shape(shape) };
    this.nodes.push({ name: free, op: 'Placeholder', attr });
    this.#batchOf ||= free;
    return free;
  }

  nameOf(value: TraceValue): string {
    const name = this.#names.get(value) ?? this.#constant(value);
    this.#names.set(value, name);
    return name;
  }

  give(value: TraceValue, name: string): void {
    this.#names.set(value, name);
  }

  /** A list of integers, such as a shape; sizes that depend on the batch are computed. */
  ints(list: readonly Dimension[]): string {
    if (!list.some(isBatch)) return this.#integers(list as readonly number[], [list.length]);
    const parts = list.map((size) => {
      if (!isBatch(size)) return this.#integers([size], [1]);
      const rows = this.#batch();
      return size.batch === 1 ? rows : this.node('Mul', [rows, this.#integers([size.batch], [1])]);
    });
    return parts.length === 1 ? parts[0]! : this.node('ConcatV2', [...parts, this.int(0)], { N: attribute.int(parts.length) }); // biome-ignore format: one expression
  }

  int(value: number): string {
    return this.#integers([value], []);
  }

  float(value: number): string {
    return this.#called.once(`float ${value}`, () =>
      this.array('float', [], 'float32', Float32Array.of(value)),
    );
  }

  /** Adds numbers under a name that starts with this one, and returns the full name. */
  array(name: string, shape: readonly number[], dtype: ValueType, data: Numbers): string {
    const free = this.#called.free(name);
    const tensor = { dtype: TYPES[dtype], tensorShape: shapeOf(shape) };
    this.nodes.push({ name: free, op: 'Const', attr: { dtype: attribute.type(dtype), value: { tensor } } });
    const isHalf = this.half && dtype === 'float32' && data.length >= HALVED;
    this.specs.push({ name: free, shape, dtype, ...(isHalf && { quantization: { dtype: 'float16' } }) });
    const stored = isHalf ? toHalves(data as Float32Array) : data;
    this.weights.push(new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength));
    return free;
  }

  #constant({ shape, dtype, data, name }: TraceValue): string {
    const called = name ?? `${this.owner}/constant`;
    if (!shape.some(isBatch)) return this.array(called, shape as readonly number[], dtype, data!);
    return this.node('Fill', [this.ints(shape), this.array(called, [], dtype, data!)]);
  }

  /** The batch size, as a list of one number. */
  #batch(): string {
    return this.#called.once('batch', () =>
      this.node('Slice', [this.node('Shape', [this.#batchOf]), this.ints([0]), this.ints([1])]),
    );
  }

  #integers(list: readonly number[], shape: readonly number[]): string {
    return this.#called.once(`ints ${shape.length} ${list}`, () =>
      this.array('ints', shape, 'int32', Int32Array.from(list)),
    );
  }
}
