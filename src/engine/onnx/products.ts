import { activated } from '../../onnx/activation.js';
import type { Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import { inputsOf, NoForm } from '../../trace/kernel.js';
import { sizeOf, type TraceNode, type TraceValue } from '../../trace/trace.js';
import { lettersOf } from '../letters.js';
import { extents, isSharedByRows } from '../products.js';

/** A matrix or a batch of matrices, by value name: [..., rows, columns], or transposed. */
interface Side {
  readonly name: string;
  readonly turned: boolean;
}

const FUSED = 'FusedMatMul';

/**
 * op(a) op(b). Transposing `b` is free. `a` is transposed beforehand, because onnxruntime would transpose parts of it
 * once for every block of columns.
 */
function multiplied(w: OnnxWriter, a: Side, b: Side, axes: number): string {
  const left = a.turned ? w.node('Transpose', [a.name], { perm: swapped(axes) }) : a.name;
  const node = w.node(FUSED, [left, b.name], { transA: 0, transB: Number(b.turned) });
  w.nodes.at(-1)!.domain = 'com.microsoft';
  return node;
}

/** The order of axes that transposes a matrix, or each matrix of a batch. */
const swapped = (axes: number): number[] => (axes === 2 ? [1, 0] : [0, 2, 1]);

/**
 * The product for a `b` of one column, computed with two: onnxruntime's summation order for a single column depends on
 * the threads.
 */
function columnOf(w: OnnxWriter, a: Side, b: Side, axes: number): string {
  const axis = axes - (b.turned ? 2 : 1);
  const two = { name: w.node('Concat', [b.name, b.name], { axis }), turned: b.turned };
  const product = multiplied(w, a, two, axes);
  return w.node('Slice', [product, w.ints([0]), w.ints([1]), w.ints([axes - 1])]);
}

/**
 * The matrix product with the same numbers for any number of threads, as the wasm engine computes it: one matrix `b`
 * for a whole batch is one tall product; a product that would be split by columns is computed transposed.
 */
export function product(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): string {
  const { a, b } = inputs as { a: TraceValue; b: TraceValue };
  const [turnA, turnB] = [Boolean(attrs.transposeA), Boolean(attrs.transposeB)];
  const { batchA, batchB, m, k, n } = extents(a as Fixed, b as Fixed, turnA, turnB);
  const tall = batchB === 1 && (batchA === 1 || !turnA);
  const side = (value: TraceValue, batch: number, rows: number, columns: number, turned: boolean): Side => {
    const shape = tall ? [batch * rows, columns] : [batch, rows, columns];
    const isSo = shape.join() === value.shape.join();
    const name = w.plain(value);
    return { name: isSo ? name : w.node('Reshape', [name, w.ints(shape)]), turned };
  };
  const left = side(a, batchA, turnA ? k : m, turnA ? m : k, turnA);
  const right = side(b, batchB, turnB ? n : k, turnB ? k : n, turnB);
  const [axes, rows] = tall ? [2, batchA * m] : [3, m];
  const made = isSharedByRows(rows, k, n)
    ? n === 1
      ? columnOf(w, left, right, axes)
      : multiplied(w, left, right, axes)
    : turned(w, left, right, rows === 1, axes);
  const shape = outputs[0]!.shape;
  const isSo = tall ? shape.length === 2 : shape.length === 3;
  return isSo ? made : w.node('Reshape', [made, w.ints(shape)]);
}

type Fixed = TraceValue & { readonly shape: readonly number[] };

/** (b^T a^T)^T. */
function turned(w: OnnxWriter, a: Side, b: Side, isColumn: boolean, axes: number): string {
  const [left, right] = [
    { ...b, turned: !b.turned },
    { ...a, turned: !a.turned },
  ];
  const made = isColumn ? columnOf(w, left, right, axes) : multiplied(w, left, right, axes);
  return w.node('Transpose', [made], { perm: swapped(axes) });
}

/** An einsum of two operands as one product between transposes. */
function einsum(w: OnnxWriter, node: TraceNode): void {
  const operands = inputsOf(node) as readonly Fixed[];
  const equation = node.attrs.equation as string;
  const letters = lettersOf(equation, operands);
  if (typeof letters === 'string') throw new NoForm(`Einsum of "${equation}": ${letters}`);
  const { batch, rows, summed, columns, length } = letters;
  const ordered = (name: string, from: readonly string[], to: readonly string[]): string => {
    const perm = to.map((letter) => from.indexOf(letter));
    return perm.every((axis, i) => axis === i) ? name : w.node('Transpose', [name], { perm });
  };
  const matrices = (
    operand: Fixed,
    from: readonly string[],
    ...groups: (readonly string[])[]
  ): TraceValue => {
    const shape = groups.map((group) => sizeOf(group.map(length)));
    const value: TraceValue = { shape, dtype: operand.dtype };
    w.give(value, w.node('Reshape', [ordered(w.plain(operand), from, groups.flat()), w.ints(shape)]));
    return value;
  };
  const a = matrices(operands[0]!, letters.a, batch, rows, summed);
  const b = matrices(operands[1]!, letters.b, batch, summed, columns);
  const out: TraceValue = { shape: [a.shape[0]!, a.shape[1]!, b.shape[2]!], dtype: a.dtype };
  const made = product(w, { ...node, inputs: { a, b }, attrs: {}, outputs: [out] });
  const order = [...batch, ...rows, ...columns];
  const apart = w.node('Reshape', [made, w.ints(order.map(length))]);
  w.give(node.outputs[0]!, ordered(apart, order, letters.result));
}

/** Rules for matrix products. */
export const productRules: Rules = {
  Einsum: einsum,
  BatchMatMul: (w, node) => w.give(node.outputs[0]!, product(w, node)),
  _FusedMatMul: (w, node) => {
    const { bias } = node.inputs;
    const made = product(w, node);
    w.give(node.outputs[0]!, activated(w, node, bias ? w.node('Add', [made, w.plain(bias)]) : made));
  },
};
