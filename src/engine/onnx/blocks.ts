import type { Rule, Rules } from '../../onnx/rules.js';
import type { Attributes, OnnxWriter } from '../../onnx/writer.js';
import type { TraceNode } from '../../trace/trace.js';
import { type Convolution, convolutionOf, convolutionRules, type Fixed, seenAs } from './convolutions.js';
import { type Held, type Work, workOf } from './deferred.js';

// On processors with wide registers, onnxruntime has a special layout for maps: [batch, channels / block, height, width, block].
// Depthwise convolutions are several times as fast in it. The shape of a map in blocks is still [batch, channels, height, width].

/** Channels must be a multiple of this: a block has 8 or 16 channels, and operators pad other numbers. */
const BLOCK = 16;

const [TO, FROM, CONVOLUTION] = ['ReorderInput', 'ReorderOutput', 'Conv'];

function node(w: OnnxWriter, opType: string, inputs: readonly string[], attributes: Attributes): string {
  const made = w.node(opType, inputs, attributes);
  w.nodes.at(-1)!.domain = 'com.microsoft.nchwc';
  return made;
}

const toBlocks = (w: OnnxWriter, name: string): string => node(w, TO, [name], { channels_last: 1 });

const fromBlocks = (w: OnnxWriter, name: string, channels: number): string =>
  node(w, FROM, [name], { channels, channels_last: 1 });

/** A filter [height, width, channels, 1] in blocks: it is laid out like a map of one row. */
function filterInBlocks(w: OnnxWriter, name: string, [height, width, channels]: readonly number[]): string {
  const map = toBlocks(w, seenAs(w, name, [1, height!, width!, channels!]));
  return seenAs(w, map, [channels!, 1, height!, width!]);
}

function forward(w: OnnxWriter, { inputs }: TraceNode, how: Convolution): string {
  const { x, filter } = inputs as { x: Fixed; filter: Fixed };
  const { strides, dilations, pads } = how;
  const channels = how.input[3]!;
  const given = [toBlocks(w, w.plain(x)), filterInBlocks(w, w.plain(filter), how.filter)];
  const kernel_shape = how.filter.slice(0, 2);
  const made = node(w, CONVOLUTION, given, { kernel_shape, strides, dilations, pads, group: channels });
  return fromBlocks(w, made, channels);
}

/** The gradient of the input: dy, with zeros between its pixels for strides, convolved with the turned filter. */
function inputGradient(w: OnnxWriter, { inputs }: TraceNode, how: Convolution): string | undefined {
  const { dy, filter } = inputs as { dy: Fixed; filter: Fixed };
  const { strides, dilations } = how;
  const channels = how.input[3]!;
  const [before, after] = paddingBack(how);
  if ([...before, ...after].some((count) => count < 0)) return undefined;
  const turned = w.node('Slice', [
    w.plain(filter),
    ...[
      [-1, -1],
      [-(2 ** 31), -(2 ** 31)],
      [0, 1],
      [-1, -1],
    ].map((list) => w.ints(list)),
  ]);
  const made = node(
    w,
    CONVOLUTION,
    [toBlocks(w, spread(w, dy, strides)), filterInBlocks(w, turned, how.filter)],
    {
      kernel_shape: how.filter.slice(0, 2),
      strides: [1, 1],
      dilations,
      pads: [...before, ...after],
      group: channels,
    },
  );
  return fromBlocks(w, made, channels);
}

/** The padding with which the gradient of the input has the size of the input: rows and columns before, and after. */
function paddingBack({ input, output, filter, strides, dilations, pads }: Convolution) {
  const axes = [0, 1] as const;
  const reach = axes.map((i) => (filter[i]! - 1) * dilations[i]);
  const before = axes.map((i) => reach[i]! - pads[i]);
  const after = axes.map((i) => input[i + 1]! + reach[i]! - output[i + 1]! * strides[i] - before[i]!);
  return [before, after] as const;
}

/** Zeros after each row and column of a map, so that its pixels are as far apart as the strides. */
function spread(w: OnnxWriter, map: Fixed, [down, right]: readonly [number, number]): string {
  if (down === 1 && right === 1) return w.plain(map);
  const [batch, height, width, channels] = map.shape as [number, number, number, number];
  const apart = seenAs(w, w.plain(map), [batch, height, 1, width, 1, channels]);
  const padded = w.node('Pad', [apart, w.ints([0, 0, 0, 0, 0, 0, 0, 0, down - 1, 0, right - 1, 0])]);
  return seenAs(w, padded, [batch, height * down, width * right, channels]);
}

/**
 * The gradient of the filter: every channel of every image is convolved with its own dy as the filter, and the results are summed
 * over the images. In blocks, images are further channels, and dy is laid out as a filter already.
 */
function filterGradient(w: OnnxWriter, { inputs }: TraceNode, how: Convolution): string {
  const { x, dy } = inputs as { x: Fixed; dy: Fixed };
  const [batch, height, width, channels] = how.input as [number, number, number, number];
  const [rows, columns] = how.output.slice(1, 3) as [number, number];
  const sizes = [height, width].map((size, i) => {
    const reach = (how.output[i + 1]! - 1) * how.strides[i]! + 1;
    return Math.floor((size + how.pads[i]! + how.pads[i + 2]! - reach) / how.dilations[i]!) + 1;
  });
  const group = batch * channels;
  const made = node(
    w,
    CONVOLUTION,
    [
      seenAs(w, toBlocks(w, w.plain(x)), [1, group, height, width]),
      seenAs(w, toBlocks(w, w.plain(dy)), [group, 1, rows, columns]),
    ],
    { kernel_shape: [rows, columns], strides: how.dilations, dilations: how.strides, pads: how.pads, group },
  );
  const each = seenAs(w, made, [batch, channels, ...sizes]);
  const sum = fromBlocks(w, w.node('ReduceSum', [each, w.ints([0])], { keepdims: 1 }), channels);
  const taps = w.node('Slice', [sum, w.ints([0, 0]), w.ints(how.filter.slice(0, 2)), w.ints([1, 2])]);
  return seenAs(w, taps, how.filter);
}

type Write = (w: OnnxWriter, node: TraceNode, how: Convolution) => string | undefined;

/** A rule that writes a depthwise convolution of these sizes in blocks, or in the plain form if it does not fit. */
const inBlocks =
  (write: Write, sizesOf: (node: Named) => readonly [input: Shape, filter: Shape, output: Shape]): Rule =>
  (w, node) => {
    const [out] = node.outputs as readonly [Fixed];
    const [input, filter, output] = sizesOf({ ...node.inputs, out } as Named);
    const how = convolutionOf(node, { input, filter, output, depthwise: true });
    const fits = filter[3] === 1 && filter[2]! % BLOCK === 0;
    const made = fits ? write(w, node, how) : undefined;
    if (made === undefined) convolutionRules[node.kernel]!(w, node);
    else w.give(out, made);
  };

type Named = { readonly [role in 'x' | 'dy' | 'filter' | 'out']: Fixed };
type Shape = readonly number[];

/** Rules for depthwise convolutions and their gradients in blocks of channels, which not every processor supports. */
export const blockRules: Rules = {
  DepthwiseConv2dNative: inBlocks(forward, ({ x, filter, out }) => [x.shape, filter.shape, out.shape]),
  DepthwiseConv2dNativeBackpropInput: inBlocks(inputGradient, ({ dy, filter, out }) => [
    out.shape,
    filter.shape,
    dy.shape,
  ]),
  DepthwiseConv2dNativeBackpropFilter: inBlocks(filterGradient, ({ x, dy, out }) => [
    x.shape,
    out.shape,
    dy.shape,
  ]),
};

const held = (shape: readonly number[]): Held => ({ shape, dtype: 'float32', owners: 1, readers: 0 });
const [map, filter] = [held([1, 3, 3, BLOCK]), held([3, 3, BLOCK, 1])];

/** A small convolution in blocks, to find out whether this processor supports them. */
export const probe: Work = workOf([
  {
    kernel: 'DepthwiseConv2dNative',
    inputs: [
      { role: 'x', held: map, shape: map.shape },
      { role: 'filter', held: filter, shape: filter.shape },
    ],
    attrs: { strides: 1, pad: 'same' },
    outputs: [held(map.shape)],
    signature: '',
  },
]);
