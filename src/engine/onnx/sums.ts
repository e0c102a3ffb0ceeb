import { reducingRules } from '../../onnx/reducing.js';
import type { Rule, Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import { axesOf, inputsOf } from '../../trace/kernel.js';
import { sizeOf } from '../../trace/trace.js';
import { BLOCK } from '../products.js';
import { type Fixed, seenAs } from './convolutions.js';

/** Neighboring axes that are all summed, or all kept. */
interface Group {
  readonly size: number;
  readonly isSummed: boolean;
}

/**
 * onnxruntime adds in another order if there are more threads than numbers along the first axis, for sums along the axes between others
 * and for sums along the axes around others.
 */
const summed =
  (kernel: 'Sum' | 'Mean'): Rule =>
  (w, node) => {
    const [x] = inputsOf(node) as [Fixed];
    const [out] = node.outputs as readonly [Fixed];
    const groups = groupsOf(x.shape, axesOf(node.attrs.axis, x.shape.length));
    if (groups.length !== 3 || x.dtype !== 'float32') {
      reducingRules[kernel]!(w, node);
      return;
    }
    const sizes = groups.map(({ size }) => size) as [number, number, number];
    const given = seenAs(w, w.plain(x), sizes);
    const sum = (name: string, axis: number) => w.node('ReduceSum', [name, w.ints([axis])], { keepdims: 1 });
    const sums = groups[1]!.isSummed ? between(w, given, sizes) : sum(sum(given, 2), 0);
    const count = sizeOf(x.shape) / sizeOf(out.shape);
    w.give(out, seenAs(w, kernel === 'Mean' ? w.node('Div', [sums, w.float(count)]) : sums, out.shape));
  };

/**
 * The sums of [before, rows, after] over the rows. Rows are added in blocks, as products with ones, then the sums of the blocks in the
 * same way. Without blocks that divide the rows evenly, the rows are the last axis.
 */
function between(w: OnnxWriter, name: string, [before, rows, after]: [number, number, number]): string {
  const block = blockOf(rows);
  if (block === undefined)
    return w.node('ReduceSum', [w.node('Transpose', [name], { perm: [0, 2, 1] }), w.ints([2])]);
  const ones = w.node('Expand', [w.float(1), w.ints([1, block])]);
  const blocks = rows / block;
  const sums = w.node('MatMul', [ones, seenAs(w, name, [before * blocks, block, after])]);
  return blocks === 1 ? sums : between(w, sums, [before, blocks, after]);
}

/** The longest block that divides the rows evenly and is never split. */
function blockOf(rows: number): number | undefined {
  for (let block = Math.min(rows, BLOCK); block > 1; block--) if (rows % block === 0) return block;
  return undefined;
}

/** The axes of a shape in groups; axes of size 1 belong to any. */
function groupsOf(shape: readonly number[], axes: readonly number[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [axis, size] of shape.entries()) {
    if (size === 1) continue;
    const isSummed = axes.includes(axis);
    const last = groups.at(-1);
    if (last?.isSummed === isSummed) groups[groups.length - 1] = { size: last.size * size, isSummed };
    else groups.push({ size, isSummed });
  }
  return groups;
}

/** Rules for sums and means. */
export const sumRules: Rules = { Sum: summed('Sum'), Mean: summed('Mean') };
