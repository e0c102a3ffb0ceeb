import type { Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import { eachWay, NoForm, paddingOf } from '../../trace/kernel.js';
import { sizeOf, type TraceNode, type TraceValue } from '../../trace/trace.js';
import { product } from './products.js';

/** A 2-D convolution of `input` [batch, height, width, in] to `output` in the same layout; both sizes are known. */
export interface Convolution {
  readonly input: readonly number[];
  readonly filter: readonly number[];
  readonly output: readonly number[];
  readonly depthwise: boolean;
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  /** Top, left, bottom, right. */
  readonly pads: readonly [number, number, number, number];
}

type Sizes = Pick<Convolution, 'input' | 'filter' | 'output' | 'depthwise'>;

export function convolutionOf(node: TraceNode, sizes: Sizes): Convolution {
  const { strides, dilations = 1 } = node.attrs;
  const [height, width] = sizes.filter as [number, number];
  const pads = paddingOf(node, sizes.input.slice(1), [height, width]);
  return { ...sizes, strides: eachWay(strides), dilations: eachWay(dilations), pads };
}

/** Whether it is one product over its pixels, which keep their places. */
const isPointwise = ({ input, filter, output, depthwise, strides }: Convolution): boolean =>
  !depthwise &&
  filter[0] === 1 &&
  filter[1] === 1 &&
  strides.join() === '1,1' &&
  input.slice(0, 3).join() === output.slice(0, 3).join();

const turned = (w: OnnxWriter, name: string, ...perm: number[]): string =>
  w.node('Transpose', [name], { perm });

export const seenAs = (w: OnnxWriter, name: string, shape: readonly number[]): string =>
  w.node('Reshape', [name, w.ints(shape)]);

/** To channels first, as ONNX convolutions read and write maps; and back. */
const channelsFirst = (w: OnnxWriter, value: TraceValue): string => turned(w, w.plain(value), 0, 3, 1, 2);
const channelsLast = (w: OnnxWriter, name: string): string => turned(w, name, 0, 2, 3, 1);

/** A filter [height, width, in, out] in ONNX layout: [out, in, height, width]; a depthwise one: [in x out, 1, height, width]. */
function filterOf(w: OnnxWriter, { filter, depthwise }: Convolution, value: TraceValue): string {
  const [height, width, channels, out] = filter as [number, number, number, number];
  if (!depthwise) return turned(w, w.plain(value), 3, 2, 0, 1);
  return seenAs(w, turned(w, w.plain(value), 2, 3, 0, 1), [channels * out, 1, height, width]);
}

const forward =
  (depthwise: boolean) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const { x, filter } = node.inputs as { x: Fixed; filter: Fixed };
    const [out] = node.outputs as readonly [Fixed];
    const how = convolutionOf(node, { input: x.shape, filter: filter.shape, output: out.shape, depthwise });
    w.give(out, isPointwise(how) ? product(w, pointwise(node, x, filter)) : convolved(w, how, x, filter));
  };

function convolved(w: OnnxWriter, how: Convolution, x: TraceValue, filter: TraceValue): string {
  const { filter: shape, strides, dilations, pads, input, depthwise } = how;
  const group = depthwise ? input[3]! : 1;
  const attributes = { kernel_shape: shape.slice(0, 2), strides, dilations, pads, group };
  return channelsLast(w, w.node('Conv', [channelsFirst(w, x), filterOf(w, how, filter)], attributes));
}

/** The gradient of the input: the transposed convolution of dy. */
const inputGradient =
  (depthwise: boolean) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const { dy, filter } = node.inputs as { dy: Fixed; filter: Fixed };
    const [out] = node.outputs as readonly [Fixed];
    const how = convolutionOf(node, { input: out.shape, filter: filter.shape, output: dy.shape, depthwise });
    const { strides, dilations, pads } = how;
    if (isPointwise(how)) {
      w.give(out, product(w, pointwise(node, dy, filter, { transposeB: true })));
      return;
    }
    // Pixels at the end that no window covers.
    const rest = ([0, 1] as const).map(
      (i) =>
        out.shape[i + 1]! + pads[i] + pads[i + 2]! - reachOf(how, i) - (dy.shape[i + 1]! - 1) * strides[i],
    );
    if (rest.some((count) => count < 0)) throw new NoForm(`${node.kernel} of windows that end outside`);
    const made = w.node('ConvTranspose', [channelsFirst(w, dy), filterOf(w, how, filter)], {
      kernel_shape: how.filter.slice(0, 2),
      strides,
      dilations,
      pads,
      output_padding: rest,
      group: depthwise ? out.shape[3]! : 1,
    });
    w.give(out, channelsLast(w, made));
  };

/** The extent of a window along an axis, in pixels. */
const reachOf = ({ filter, dilations }: Convolution, axis: 0 | 1): number =>
  (filter[axis]! - 1) * dilations[axis] + 1;

/** The gradient of the filter: x convolved with dy, dilated by the strides; batch and channels are exchanged. */
const filterGradient =
  (depthwise: boolean) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const { x, dy } = node.inputs as { x: Fixed; dy: Fixed };
    const [out] = node.outputs as readonly [Fixed];
    const how = convolutionOf(node, { input: x.shape, filter: out.shape, output: dy.shape, depthwise });
    if (isPointwise(how)) {
      const rows = (value: Fixed): TraceValue => {
        const shape = [sizeOf(value.shape.slice(0, 3)), value.shape[3]!];
        const flat: TraceValue = { shape, dtype: value.dtype };
        w.give(flat, seenAs(w, w.plain(value), shape));
        return flat;
      };
      w.give(out, product(w, pointwise(node, rows(x), rows(dy), { transposeA: true })));
      return;
    }
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const [inputs, outputs] = [turned(w, w.plain(x), 3, 0, 1, 2), turned(w, w.plain(dy), 3, 0, 1, 2)];
    const given = depthwise ? seenAs(w, inputs, [1, channels * batch, height, width]) : inputs;
    const made = w.node('Conv', [given, outputs], {
      kernel_shape: how.output.slice(1, 3),
      strides: how.dilations,
      dilations: how.strides,
      pads: how.pads,
      group: depthwise ? channels : 1,
    });
    const [rows, columns, , multiplier] = out.shape as [number, number, number, number];
    const [starts, ends, axes] = [
      [0, 0],
      [rows, columns],
      [2, 3],
    ].map((list) => w.ints(list));
    const taps = w.node('Slice', [made, starts!, ends!, axes!]);
    const shaped = depthwise ? seenAs(w, taps, [channels, multiplier, rows, columns]) : taps;
    w.give(out, turned(w, shaped, 2, 3, 0, 1));
  };

export type Fixed = TraceValue & { readonly shape: readonly number[] };

/** A convolution of single pixels as a matrix product. */
const pointwise = (node: TraceNode, a: TraceValue, b: TraceValue, turns: object = {}): TraceNode => ({
  ...node,
  kernel: 'BatchMatMul',
  inputs: { a, b },
  attrs: { transposeA: false, transposeB: false, ...turns },
});

/**
 * Rules for convolutions and their gradients in training. Maps keep tfjs' layout, because a step alternates between
 * convolutions that are products, other convolutions, and sums over pixels, which all read that layout.
 */
export const convolutionRules: Rules = {
  Conv2D: forward(false),
  DepthwiseConv2dNative: forward(true),
  Conv2DBackpropInput: inputGradient(false),
  DepthwiseConv2dNativeBackpropInput: inputGradient(true),
  Conv2DBackpropFilter: filterGradient(false),
  DepthwiseConv2dNativeBackpropFilter: filterGradient(true),
};
