import { axesOf, expectAttribute, inputsOf } from '../trace/kernel.js';
import type { TraceNode, TraceValue } from '../trace/trace.js';
import type { Rules } from './rules.js';
import { type OnnxWriter, TYPES } from './writer.js';

const POOLS: { readonly [operator: string]: string } = {
  ReduceMean: 'GlobalAveragePool',
  ReduceMax: 'GlobalMaxPool',
};

/** A reduction along axes, which are an input from opset 18 on (from 13 on for sums), and an attribute before. */
function reduce(w: OnnxWriter, operator: string, node: TraceNode, name?: string): string {
  const [x] = inputsOf(node) as [TraceValue];
  const axes = axesOf(node.attrs.axis ?? node.attrs.reductionIndices, x.shape.length);
  const keepdims = node.attrs.keepDims ? 1 : 0;
  const input = name ?? w.plain(x);
  if (axes.length === 0) return w.node('Identity', [input]);
  return operator === 'ReduceSum' || w.how.opset >= 18
    ? w.node(operator, [input, w.ints(axes)], { keepdims })
    : w.node(operator, [input], { axes, keepdims });
}

const reducing =
  (operator: string) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const [x] = inputsOf(node) as [TraceValue];
    const [out] = node.outputs as [TraceValue];
    const pool = w.isMap(x) && axesOf(node.attrs.axis, 4).join() === '1,2' ? POOLS[operator] : undefined;
    if (!pool) w.give(out, reduce(w, operator, node));
    else if (node.attrs.keepDims) w.giveMap(out, w.node(pool, [w.map(x)]));
    else w.give(out, w.node('Flatten', [w.node(pool, [w.map(x)])], { axis: 1 }));
  };

/** The logical or of truth values is their maximum, the logical and their minimum. */
const logical =
  (operator: string) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const numbers = w.node('Cast', [w.plain(inputsOf(node)[0]!)], { to: TYPES.int32 });
    w.give(node.outputs[0]!, w.node('Cast', [reduce(w, operator, node, numbers)], { to: TYPES.bool }));
  };

const place =
  (operator: string) =>
  (w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void => {
    const [axis] = axesOf(attrs.axis, inputs.x!.shape.length) as [number];
    const found = w.node(operator, [w.plain(inputs.x!)], { axis, keepdims: 0 });
    w.give(outputs[0]!, w.node('Cast', [found], { to: TYPES.int32 }));
  };

const along =
  (operator: string, attribute: string) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const [x] = inputsOf(node) as [TraceValue];
    const [axis] = axesOf(node.attrs[attribute], x.shape.length) as [number];
    w.give(node.outputs[0]!, w.node(operator, [w.plain(x)], { axis }));
  };

/** Rules of the kernels that reduce or work along an axis. */
export const reducingRules: Rules = {
  Sum: reducing('ReduceSum'),
  Mean: reducing('ReduceMean'),
  Max: reducing('ReduceMax'),
  Min: reducing('ReduceMin'),
  Prod: reducing('ReduceProd'),
  All: logical('ReduceMin'),
  Any: logical('ReduceMax'),
  ArgMax: place('ArgMax'),
  ArgMin: place('ArgMin'),
  Softmax: along('Softmax', 'dim'),
  LogSoftmax: along('LogSoftmax', 'axis'),
  Cumsum: (w, { inputs, attrs, outputs }) => {
    const [axis] = axesOf(attrs.axis, inputs.x!.shape.length) as [number];
    const how = { exclusive: Number(attrs.exclusive), reverse: Number(attrs.reverse) };
    w.give(outputs[0]!, w.node('CumSum', [w.plain(inputs.x!), w.ints([axis])], how));
  },
  TopK: (w, node) => {
    expectAttribute(node, 'sorted', true);
    const [values, places] = w.several('TopK', [w.plain(node.inputs.x!), w.ints([node.attrs.k as number])], { axis: -1 }, 2); // biome-ignore format: one call
    w.give(node.outputs[0]!, values!);
    w.give(node.outputs[1]!, w.node('Cast', [places!], { to: TYPES.int32 }));
  },
};
