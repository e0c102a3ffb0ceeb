/** Maps nodes to a node. */
import type { Forward, Inference, Inputs, Scope, Signal } from './node.js';
import type { Part } from './part.js';
import type { Tensor } from './tensor.js';

/**
 * A bound head: maps the outputs of one or several nodes to one output. Its schema marks the options that refer to
 * nodes (`x-node`).
 */
export interface BoundHead {
  infer(inputs: Inputs<Signal>): Inference;
  build(scope: Scope, inputs: Inputs<Signal>): Forward;
  /**
   * True if the head reads windows of a sequence: its inputs and its output are then `[windows, frames, ...shape]`,
   * and signals still describe one frame. A head with one output per window repeats it in each frame. Absent: the
   * head reads single rows.
   */
  readonly temporal?: true | undefined;
  /** What is intentionally held constant in the gradient; absent: nothing. */
  readonly held?: string | undefined;
  /**
   * Additional tensors for the report, per row of the batch, in evaluation mode: for example the edges that an
   * attention or graph kept.
   */
  inspect?(
    scope: Scope,
    inputs: Inputs<Signal>,
  ): (inputs: Inputs<Tensor>) => { readonly [name: string]: Tensor };
}

export type HeadPart<O = never> = Part<'heads', O, BoundHead>;
