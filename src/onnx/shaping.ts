import { axesOf, expectAttribute, inputsOf, NoForm } from '../trace/kernel.js';
import { type Dimension, isBatch, type TraceNode, type TraceValue } from '../trace/trace.js';
import type { Rules } from './rules.js';
import { type OnnxWriter, TYPES } from './writer.js';

/** The end of an axis of any length. */
const END = 2 ** 31 - 1;

/** Reshapes x; a size that depends on the batch is left to be inferred. */
function reshaped(w: OnnxWriter, { inputs, outputs }: TraceNode): void {
  const [x] = Object.values(inputs);
  const [out] = outputs as [TraceValue];
  const open = out.shape.filter(isBatch).length === 1;
  const target = out.shape.map((size) => (open && isBatch(size) ? -1 : size));
  w.give(out, w.node('Reshape', [w.plain(x!), w.ints(target)]));
}

function sliced(w: OnnxWriter, { kernel, inputs, attrs, outputs }: TraceNode): void {
  const { begin, size } = attrs as { begin: readonly number[]; size: readonly Dimension[] };
  const starts = begin.map((at) => {
    if (isBatch(at)) throw new NoForm(`${kernel} that begins at a multiple of the batch`);
    return at;
  });
  const ends = size.map((count, i) => {
    if (count === -1 || (isBatch(count) && starts[i] === 0)) return count === -1 ? END : count;
    if (isBatch(count)) throw new NoForm(`${kernel} of a multiple of the batch`);
    return starts[i]! + count;
  });
  const axes = begin.map((_, i) => i);
  w.give(outputs[0]!, w.node('Slice', [w.plain(inputs.x!), w.ints(starts), w.ints(ends), w.ints(axes)]));
}

function transposed(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const perm = attrs.perm as readonly number[];
  const toMap = perm.join() === '0,3,1,2' && w.isMap(inputs.x!);
  w.give(outputs[0]!, toMap ? w.map(inputs.x!) : w.node('Transpose', [w.plain(inputs.x!)], { perm }));
}

function joined(w: OnnxWriter, node: TraceNode): void {
  const inputs = inputsOf(node);
  const [out] = node.outputs as [TraceValue];
  const [axis] = axesOf(node.attrs.axis, out.shape.length) as [number];
  const ofMaps = out.shape.length === 4 && axis === 3 && inputs.some((one) => w.isMap(one));
  const names = inputs.map((one) => {
    const name = ofMaps ? w.map(one) : w.plain(one);
    return one.dtype === out.dtype ? name : w.node('Cast', [name], { to: TYPES[out.dtype] });
  });
  const made = w.node('Concat', names, { axis: ofMaps ? 1 : axis });
  if (ofMaps) w.giveMap(out, made);
  else w.give(out, made);
}

function stacked(w: OnnxWriter, node: TraceNode): void {
  const [out] = node.outputs as [TraceValue];
  const [axis] = axesOf(node.attrs.axis, out.shape.length) as [number];
  const each = inputsOf(node).map((one) => w.node('Unsqueeze', [w.plain(one), w.ints([axis])]));
  w.give(out, w.node('Concat', each, { axis }));
}

function unstacked(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const value = inputs.value!;
  const [axis] = axesOf(attrs.axis, value.shape.length) as [number];
  const index = (i: number): string => w.node('Squeeze', [w.node('Slice', [w.plain(value), w.ints([i]), w.ints([i + 1]), w.ints([axis])]), w.ints([axis])]); // biome-ignore format: one expression
  for (const [i, out] of outputs.entries()) w.give(out, index(i));
}

function split(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const [axis] = axesOf(attrs.axis, inputs.x!.shape.length) as [number];
  const sizes = w.ints(outputs.map(({ shape }) => shape[axis]!));
  const names = w.several('Split', [w.plain(inputs.x!), sizes], { axis }, outputs.length);
  for (const [i, out] of outputs.entries()) w.give(out, names[i]!);
}

function padded(w: OnnxWriter, { kernel, inputs, attrs, outputs }: TraceNode): void {
  const x = inputs.x!;
  const given = attrs.paddings as readonly (readonly [number, number])[];
  const isMap = w.isMap(x);
  const paddings = isMap ? [0, 3, 1, 2].map((axis) => given[axis]!) : given;
  const amounts = w.ints([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)]);
  const name = isMap ? w.map(x) : w.plain(x);
  const made =
    kernel === 'PadV2'
      ? w.node('Pad', [name, amounts, w.float(attrs.constantValue as number)])
      : w.node('Pad', [name, amounts], { mode: 'reflect' });
  if (isMap) w.giveMap(outputs[0]!, made);
  else w.give(outputs[0]!, made);
}

function oneHot(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const {
    depth,
    onValue = 1,
    offValue = 0,
    dtype,
  } = attrs as {
    depth: number;
    onValue?: number;
    offValue?: number;
    dtype: keyof typeof TYPES;
  };
  const index = w.node('Unsqueeze', [w.plain(inputs.indices!), w.ints([-1])]);
  const places = w.ints([...Array(depth).keys()]);
  const hit = w.node('Equal', [w.node('Cast', [index], { to: INT64 }), places]);
  const made = w.node('Where', [hit, w.float(onValue), w.float(offValue)]);
  w.give(outputs[0]!, w.node('Cast', [made], { to: TYPES[dtype] }));
}

const INT64 = 7;

/** A tensor filled with one value. */
const filled =
  (value: (attrs: TraceNode['attrs']) => number) =>
  (w: OnnxWriter, { attrs, outputs }: TraceNode): void => {
    const [out] = outputs as [TraceValue];
    const one = w.node('Cast', [w.float(value(attrs))], { to: TYPES[out.dtype] });
    w.give(out, w.node('Expand', [one, w.ints(out.shape)]));
  };

/** Selects whole rows by a condition with fewer axes. */
function selected(w: OnnxWriter, { inputs, outputs }: TraceNode): void {
  const { condition, t, e } = inputs as { condition: TraceValue; t: TraceValue; e: TraceValue };
  const [out] = outputs as [TraceValue];
  const narrow = condition.shape.length === 1 && out.shape.length > 1;
  const chosen = narrow
    ? w.node('Reshape', [w.plain(condition), w.ints([-1, ...out.shape.slice(1).map(() => 1)])])
    : w.plain(condition);
  w.give(out, w.node('Where', [chosen, w.plain(t), w.plain(e)]));
}

/** Rules of the kernels that move numbers. */
export const shapingRules: Rules = {
  Reshape: reshaped,
  ExpandDims: reshaped,
  Slice: sliced,
  Transpose: transposed,
  Concat: joined,
  Pack: stacked,
  Unpack: unstacked,
  SplitV: split,
  PadV2: padded,
  MirrorPad: (w, node) => {
    expectAttribute(node, 'mode', 'reflect');
    padded(w, node);
  },
  Tile: (w, { inputs, attrs, outputs }) =>
    w.give(outputs[0]!, w.node('Tile', [w.plain(inputs.x!), w.ints(attrs.reps as Dimension[])])),
  BroadcastTo: (w, { inputs, outputs }) =>
    w.give(outputs[0]!, w.node('Expand', [w.plain(inputs.x!), w.ints(outputs[0]!.shape)])),
  Reverse: (w, { inputs, attrs, outputs }) => {
    const axes = axesOf(attrs.dims, inputs.x!.shape.length);
    const [last, first, back] = [-1, -END, -1].map((value) => w.ints(axes.map(() => value)));
    w.give(outputs[0]!, w.node('Slice', [w.plain(inputs.x!), last!, first!, w.ints(axes), back!]));
  },
  GatherV2: (w, node) => {
    expectAttribute(node, 'batchDims', 0);
    const { x, indices } = node.inputs as { x: TraceValue; indices: TraceValue };
    const [axis] = axesOf(node.attrs.axis, x.shape.length) as [number];
    w.give(node.outputs[0]!, w.node('Gather', [w.plain(x), w.plain(indices)], { axis }));
  },
  GatherNd: (w, { inputs, outputs }) => {
    const indices = w.node('Cast', [w.plain(inputs.indices!)], { to: INT64 });
    w.give(outputs[0]!, w.node('GatherND', [w.plain(inputs.params!), indices]));
  },
  OneHot: oneHot,
  Fill: filled(({ value }) => value as number),
  OnesLike: filled(() => 1),
  ZerosLike: filled(() => 0),
  Select: selected,
};
