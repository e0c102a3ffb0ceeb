import { inputsOf } from '../trace/kernel.js';
import type { TraceNode, TraceValue } from '../trace/trace.js';
import { activated } from './activation.js';
import type { Rules } from './rules.js';
import type { OnnxWriter } from './writer.js';

/** A matrix, or a batch of matrices, with the last two axes exchanged. */
function exchanged(w: OnnxWriter, { shape: { length: rank } }: TraceValue, name: string): string {
  const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
  return w.node('Transpose', [name], { perm });
}

function product(w: OnnxWriter, { inputs, attrs }: TraceNode): string {
  const { a, b } = inputs as { a: TraceValue; b: TraceValue };
  const side = (value: TraceValue, turn: unknown): string =>
    turn ? exchanged(w, value, w.plain(value)) : w.plain(value);
  return w.node('MatMul', [side(a, attrs.transposeA), side(b, attrs.transposeB)]);
}

/** Rules of the matrix product kernels. */
export const productRules: Rules = {
  BatchMatMul: (w, node) => w.give(node.outputs[0]!, product(w, node)),
  _FusedMatMul: (w, node) => {
    const { bias } = node.inputs;
    const made = product(w, node);
    w.give(node.outputs[0]!, activated(w, node, bias ? w.node('Add', [made, w.plain(bias)]) : made));
  },
  Einsum: (w, node) => {
    const equation = node.attrs.equation as string;
    const names = inputsOf(node).map((one) => w.plain(one));
    w.give(node.outputs[0]!, w.node('Einsum', names, { equation }));
  },
};
