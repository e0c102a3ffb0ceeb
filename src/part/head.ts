/** What maps nodes to a node. */
import type { Forward, Inference, Inputs, Scope, Signal } from './node.js';
import type { Part } from './part.js';
import type { Tensor } from './tensor.js';

/** A head, bound: maps one or several nodes' outputs to one output. Which options name nodes, its schema says (`x-node`). */
export interface BoundHead {
  infer(inputs: Inputs<Signal>): Inference;
  build(scope: Scope, inputs: Inputs<Signal>): Forward;
  /**
   * True where the head reads windows of a sequence: its inputs and its output are then `[windows, frames, ...shape]`, and signals
   * are still of one frame. What answers once a window answers the same in each of its frames. Absent: rows, one by one.
   */
  readonly temporal?: true | undefined;
  /** What is held constant where the gradient is taken, on purpose; absent: nothing. */
  readonly held?: string | undefined;
  /** Extra tensors worth a picture, per row of the batch, in evaluation mode: the edges an attention or graph kept. */
  inspect?(
    scope: Scope,
    inputs: Inputs<Signal>,
  ): (inputs: Inputs<Tensor>) => { readonly [name: string]: Tensor };
}

export type HeadPart<O = never> = Part<'heads', O, BoundHead>;
