import type { Dimension, TraceNode, TraceValue } from './trace.js';

/** A kernel with attributes that a format cannot express; the message names both. */
export class NoForm extends Error {}

/** Requires an attribute to be one of these values, which the rule supports. */
export function expectAttribute(node: TraceNode, name: string, ...covered: readonly unknown[]): void {
  const value = node.attrs[name];
  if (value === undefined || covered.includes(value)) return;
  throw new NoForm(`${node.kernel} with ${name} ${JSON.stringify(value)}`);
}

/** The inputs of a kernel in order. */
export const inputsOf = ({ inputs }: TraceNode): readonly TraceValue[] => Object.values(inputs);

/** Axes counted from 0: the attribute's, or all. */
export function axesOf(given: unknown, rank: number): readonly number[] {
  const list = given === undefined || given === null ? [...Array(rank).keys()] : [given as number].flat();
  return list.map((axis) => (axis < 0 ? axis + rank : axis));
}

/** A number or a pair, as a pair. */
export const eachWay = (given: unknown): readonly [number, number] => {
  const list = [given as number].flat();
  return [list[0]!, list.at(-1)!];
};

/** Rows and columns of padding that a window adds to a map: top, left, bottom, right. */
export function paddingOf(
  { attrs, kernel }: TraceNode,
  [height, width]: readonly Dimension[],
  window: readonly [number, number],
): readonly [number, number, number, number] {
  const { pad, strides, dilations = 1, dataFormat = 'NHWC' } = attrs;
  if (dataFormat !== 'NHWC') throw new NoForm(`${kernel} with dataFormat ${dataFormat}`);
  if (pad === 'valid') return [0, 0, 0, 0];
  if (typeof pad === 'number') return [pad, pad, pad, pad];
  if (Array.isArray(pad)) {
    const [, [top, bottom], [left, right]] = pad as [unknown, [number, number], [number, number]];
    return [top, left, bottom, right];
  }
  const [stride, dilation] = [eachWay(strides), eachWay(dilations)];
  const added = (side: number, i: 0 | 1): [number, number] => {
    const reach = (window[i] - 1) * dilation[i] + 1;
    const total = Math.max((Math.ceil(side / stride[i]) - 1) * stride[i] + reach - side, 0);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  };
  const [top, bottom] = added(height as number, 0);
  const [left, right] = added(width as number, 1);
  return [top, left, bottom, right];
}
