/** What maps nodes to a node. */
import type { Forward, Inference, Inputs, Scope, Signal } from './node.js';
import type { Part } from './part.js';
import type { Tensor } from './tensor.js';

/** A head maps one or several nodes' outputs to one output. Which of its options name nodes, its schema says (`x-node`). */
export interface HeadPart<O = never> extends Part<'heads'> {
  infer(options: O, inputs: Inputs<Signal>): Inference;
  build(scope: Scope, options: O, inputs: Inputs<Signal>): Forward;
  /** In words, what these options hold constant where the gradient is taken, on purpose; undefined: nothing. */
  held?(options: O): string | undefined;
  /** Extra tensors worth a picture, per row of the batch, in evaluation mode: the edges an attention or graph kept. */
  inspect?(
    scope: Scope,
    options: O,
    inputs: Inputs<Signal>,
  ): (inputs: Inputs<Tensor>) => {
    readonly [name: string]: Tensor;
  };
}
