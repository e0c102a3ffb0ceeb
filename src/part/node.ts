/** A node of the graph: its variables, shapes and passes. */
import type { Tensor, Tf, Variable } from './tensor.js';

/**
 * What a node's numbers are: needed to check that a loss or a metric fits the head it reads. A plugin may have scales of
 * its own, `plugin/scale`: such a head learns from labels and answers none, so only losses that name the scale read it,
 * and its width is theirs to say.
 */
export type Scale = 'features' | 'logits' | 'probabilities' | 'values' | `${string}/${string}`;

/**
 * How a variable starts. `normal`: N(0, deviation); `uniform`: U(-limit, limit); `orthogonal`, of a shape [n, k n]: k square
 * matrices side by side, each a random rotation or reflection, of all of them equally likely.
 */
export type Init =
  | { readonly type: 'normal'; readonly deviation: number }
  | { readonly type: 'uniform'; readonly limit: number }
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'orthogonal' };

/** A variable that a node owns. A `statistic` (batch-norm running values) is never trained, but saved and restored. */
export interface VariableDeclaration {
  readonly name: string;
  readonly shape: readonly number[];
  readonly init: Init;
  readonly role: 'weight' | 'statistic';
}

/** What flows along an edge of the graph: shape of ONE sample (no batch axis) and what the numbers are. */
export interface Signal {
  readonly shape: readonly number[];
  readonly scale: Scale;
}

/** What `infer` says of a node, from options and input shapes alone. */
export interface Inference {
  readonly output: Signal;
  readonly variables: readonly VariableDeclaration[];
  /** Rows that a training batch must have at least: 2 for batch norm over the batch. Absent: 1. */
  readonly leastRows?: number;
  /** True where no gradient flows through the node into what it reads. Absent: it flows. */
  readonly detached?: boolean;
}

/** What `build` may use: the tensor library, and the node's own variables by the names that `infer` declared. */
export interface Scope {
  readonly tf: Tf;
  variable(name: string): Variable;
}

/** One pass of a batch through a node. */
export interface Pass {
  /** False where the node is frozen or being evaluated: no dropout, stored statistics. */
  readonly training: boolean;
  /** False in the second pass of a step that makes two (SAM), so that running statistics move once per step. */
  readonly updateStatistics: boolean;
  /**
   * Inverted-dropout mask: 0 with probability `rate`, else 1 / (1 - rate). A function of seed, stage, epoch, step,
   * node and `name` alone, so both passes of a step and a resumed run see the same mask.
   */
  dropoutMask(name: string, shape: readonly number[], rate: number): Tensor;
  /** For temporal heads, `[windows, frames]`: 1 for a frame, 0 for padding. Absent: all are frames. */
  readonly frames?: Tensor | undefined;
}

/** What a node reads, by the option that names it: `input`; or `query`, `key`, `value`. */
export type Inputs<T> = { readonly [role: string]: T };

/** The forward function of a node: tensors by role (`input`, `query`, ...), `[batch, ...shape]`, to one output. */
export type Forward = (inputs: Inputs<Tensor>, pass: Pass) => Tensor;
