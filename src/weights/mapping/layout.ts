import type { NamedArray } from '../named-array.js';
import { product, type StoredArray } from '../stored-array.js';
import { turned } from '../turn.js';
import type { RowLabels, Rule } from './mapping.js';

/** Reorders the rows of an array and converts its layout, as the rule requires. */
export function prepared(array: StoredArray, { turn, rows }: Rule): NamedArray {
  const read = { shape: array.shape, data: array.read() };
  const labels = rows?.[array.shape[0]!];
  const ordered = labels ? reordered(read, orderOf(labels)) : read;
  return turn ? turned(ordered) : ordered;
}

/** The source index of each row. */
const orderOf = ({ from, to }: RowLabels): number[] => to.map((label) => from.indexOf(label));

function reordered({ shape, data }: NamedArray, order: readonly number[]): NamedArray {
  const width = product(shape.slice(1));
  const out = new Float32Array(data.length);
  order.forEach((from, to) => {
    out.set(data.subarray(from * width, (from + 1) * width), to * width);
  });
  return { shape, data: out };
}

/** Stacks arrays of one shape along a new first axis. */
export function stacked(parts: readonly NamedArray[]): NamedArray {
  const { shape, data } = parts[0]!;
  const out = new Float32Array(parts.length * data.length);
  parts.forEach((part, i) => {
    out.set(part.data, i * data.length);
  });
  return { shape: [parts.length, ...shape], data: out };
}

/** Reorders the last rows of every matrix [..., in, out]: `order` contains their source indexes. */
export function lastRows({ shape, data }: NamedArray, order: readonly number[]): NamedArray {
  const [rows, width] = shape.slice(-2) as [number, number];
  const out = data.slice();
  for (let end = rows * width; end <= data.length; end += rows * width) {
    const first = end - order.length * width;
    order.forEach((from, to) => {
      out.set(data.subarray(first + from * width, first + (from + 1) * width), first + to * width);
    });
  }
  return { shape, data: out };
}
