/** A computation as a list of tfjs kernels, without numbers except constants. Plain data. */

/** A size of a tensor: a number, or a multiple of the batch. */
export type Dimension = number | Batch;

export interface Batch {
  readonly batch: number;
}

export type ValueType = 'float32' | 'int32' | 'bool';
export type Numbers = Float32Array | Int32Array | Uint8Array;

/** A tensor of a trace. The same object wherever it is used. */
export interface TraceValue {
  readonly shape: readonly Dimension[];
  readonly dtype: ValueType;
  /** For a constant: its numbers. */
  readonly data?: Numbers;
  /** For an input, and for a constant that is a variable of the model: `au/score`. */
  readonly name?: string;
}

/** A kernel call: its inputs, by role (`0`, `1`, ... for a list), and its outputs. */
export interface TraceNode {
  readonly kernel: string;
  readonly inputs: { readonly [role: string]: TraceValue };
  readonly attrs: { readonly [name: string]: unknown };
  readonly outputs: readonly TraceValue[];
  /** The node of the plan that called it. */
  readonly owner: string;
}

/** A value with its name in an exported file. */
export interface NamedValue {
  readonly name: string;
  readonly value: TraceValue;
  /** For an output that is the attention of a head: the head. */
  readonly attentionOf?: string;
}

/** Kernels in the order in which they run, from the inputs to the outputs. */
export interface Trace {
  readonly inputs: readonly NamedValue[];
  readonly nodes: readonly TraceNode[];
  readonly outputs: readonly NamedValue[];
}

/** Whether a size depends on the batch. */
export const isBatch = (size: Dimension): size is Batch => typeof size !== 'number';

/** Whether a shape is the same at every batch size. */
export const isFixed = (shape: readonly Dimension[]): shape is readonly number[] => !shape.some(isBatch);

/** The numbers in a tensor of a fixed shape. */
export const sizeOf = (shape: readonly Dimension[]): number =>
  (shape as readonly number[]).reduce((a, b) => a * b, 1);
