/** A node of the graph: its variables, shapes and passes. */
import type { Tensor, Tf, Variable } from './tensor.js';

/**
 * The scale of a node's output, which must match the loss or metric that reads it. A plugin may define its own
 * scales, `plugin/scale`: such a head learns from labels without predicting them, so only losses that list the scale
 * can read it, and they determine its width.
 */
export type Scale = 'features' | 'logits' | 'probabilities' | 'values' | `${string}/${string}`;

/**
 * How a variable is initialized. `normal`: N(0, deviation); `uniform`: U(-limit, limit); `orthogonal`, of a shape [n,
 * k n]: k square matrices side by side, each a uniformly random rotation or reflection.
 */
export type Init =
  | { readonly type: 'normal'; readonly deviation: number }
  | { readonly type: 'uniform'; readonly limit: number }
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'orthogonal' };

/**
 * A variable that a node owns. A `statistic` (such as batch-norm running values) is never trained, but saved and
 * restored.
 */
export interface VariableDeclaration {
  readonly name: string;
  readonly shape: readonly number[];
  readonly init: Init;
  readonly role: 'weight' | 'statistic';
}

/** The value on an edge of the graph: the shape of ONE sample (no batch axis) and the scale of its numbers. */
export interface Signal {
  readonly shape: readonly number[];
  readonly scale: Scale;
}

/** What `infer` determines about a node from its options and input shapes. */
export interface Inference {
  readonly output: Signal;
  readonly variables: readonly VariableDeclaration[];
  /** Minimum number of rows in a training batch: 2 for batch norm over the batch. Absent: 1. */
  readonly leastRows?: number;
  /** True if no gradient flows through the node to its inputs. Absent: it flows. */
  readonly detached?: boolean;
}

/** What `build` may use: the tensor library, and the node's variables by the names that `infer` declared. */
export interface Scope {
  readonly tf: Tf;
  variable(name: string): Variable;
}

/** One pass of a batch through a node. */
export interface Pass {
  /** False if the node is frozen or evaluated: no dropout, stored statistics. */
  readonly training: boolean;
  /** False in the second pass of a step with two (SAM), so that running statistics are updated once per step. */
  readonly updateStatistics: boolean;
  /**
   * Inverted-dropout mask: 0 with probability `rate`, else 1 / (1 - rate). A function of seed, stage, epoch, step,
   * node and `name` only, so both passes of a step and a resumed run use the same mask.
   */
  dropoutMask(name: string, shape: readonly number[], rate: number): Tensor;
  /** In the passes of a step whose gradient rule uses `Factors`; absent in others. */
  readonly fixed?: FixedRows | undefined;
  /** For temporal heads, `[windows, frames]`: 1 for a frame, 0 for padding. Absent: all are frames. */
  readonly frames?: Tensor | undefined;
}

/** Rows that are the same in every pass of a step, and their products with weights. */
export interface FixedRows {
  /** True for an input of the batch, such as the output of a frozen node. */
  isFixed(input: Tensor): boolean;
  /** x W; `x` returns rows that are computed from fixed inputs and dropout masks only. */
  multiply(x: () => Tensor, weight: Variable): Tensor;
}

/** The inputs of a node, by the option that refers to them: `input`; or `query`, `key`, `value`. */
export type Inputs<T> = { readonly [role: string]: T };

/** The forward function of a node: maps tensors by role (`input`, `query`, ...), `[batch, ...shape]`, to one output. */
export type Forward = (inputs: Inputs<Tensor>, pass: Pass) => Tensor;
