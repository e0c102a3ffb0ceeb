import { axesOf, eachWay, inputsOf, NoForm } from '../../trace/kernel.js';
import { type Dimension, isBatch, type TraceNode, type TraceValue } from '../../trace/trace.js';
import { type Attributes, attribute, type GraphDefWriter } from './writer.js';

/** Writes a kernel as TensorFlow operators. Throws `NoForm` if its attributes cannot be represented. */
type Rule = (w: GraphDefWriter, node: TraceNode) => void;

const { int, bool, text, type, float, ints } = attribute;

/** Kernels with the same name and inputs in TensorFlow, and no attributes. */
const SAME =
  'Abs Acos Acosh Asin Asinh Atan Atanh Atan2 Ceil Cos Cosh Elu Erf Exp Expm1 Floor Log Log1p Neg Prelu Reciprocal Relu Relu6 Round Rsqrt Selu Sigmoid Sign Sin Sinh Softplus Sqrt Square Tan Tanh IsNan IsInf IsFinite Sub RealDiv FloorDiv Maximum Minimum Mod Pow SquaredDifference Equal NotEqual Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr LogicalNot OnesLike ZerosLike Softmax LogSoftmax';
const RENAMED = { Add: 'AddV2', Multiply: 'Mul', Select: 'SelectV2' };

const plain =
  (op: string, attr: (node: TraceNode) => Attributes = () => ({})): Rule =>
  (w, node) =>
    w.give(
      node.outputs[0]!,
      w.node(
        op,
        inputsOf(node).map((one) => w.nameOf(one)),
        attr(node),
      ),
    );

/** A kernel whose other inputs are constants in TensorFlow: axes, shapes. */
const taking =
  (
    op: string,
    more: (w: GraphDefWriter, node: TraceNode) => readonly string[],
    attr: (node: TraceNode) => Attributes = () => ({}),
  ): Rule =>
  (w, node) => {
    const given = inputsOf(node).map((one) => w.nameOf(one));
    w.give(node.outputs[0]!, w.node(op, [...given, ...more(w, node)], attr(node)));
  };

const rankOf = (node: TraceNode): number => inputsOf(node)[0]!.shape.length;

const reducing = (op: string): Rule =>
  taking(
    op,
    (w, node) => [w.ints(axesOf(node.attrs.axis ?? node.attrs.reductionIndices, rankOf(node)))],
    ({ attrs }) => ({ keep_dims: bool(attrs.keepDims) }),
  );

const placing = (op: string): Rule =>
  taking(op, (w, node) => [w.int(axesOf(node.attrs.axis, rankOf(node))[0]!)]);

const reshaped: Rule = taking('Reshape', (w, { outputs: [out] }) => {
  const open = out!.shape.filter(isBatch).length === 1;
  return [w.ints(out!.shape.map((size) => (open && isBatch(size) ? -1 : size)))];
});

/** `SAME`, `VALID`, or rows and columns on each side. */
function padding({ kernel, attrs }: TraceNode, explicit: boolean): Attributes {
  const { pad, dataFormat = 'NHWC' } = attrs;
  if (dataFormat !== 'NHWC') throw new NoForm(`${kernel} with dataFormat ${dataFormat}`);
  const common = { data_format: text('NHWC') };
  if (pad === 'same' || pad === 'valid') return { ...common, padding: text((pad as string).toUpperCase()) };
  if (!explicit) throw new NoForm(`${kernel} with pad ${JSON.stringify(pad)}`);
  const sides = typeof pad === 'number' ? [0, 0, pad, pad, pad, pad, 0, 0] : (pad as number[][]).flat();
  return { ...common, padding: text('EXPLICIT'), explicit_paddings: ints(sides) };
}

const across = (given: unknown): ReturnType<typeof ints> => ints([1, ...eachWay(given), 1]);

const convolution =
  (op: string): Rule =>
  (w, node) => {
    const { inputs, attrs, outputs } = node;
    const { x, filter, bias } = inputs as { x: TraceValue; filter: TraceValue; bias?: TraceValue };
    const made = w.node(op, [w.nameOf(x), w.nameOf(filter)], {
      strides: across(attrs.strides),
      dilations: across(attrs.dilations ?? 1),
      ...padding(node, true),
    });
    w.give(outputs[0]!, activated(w, node, bias ? w.node('AddV2', [made, w.nameOf(bias)]) : made));
  };

/** The activation at the end of a fused kernel. */
function activated(w: GraphDefWriter, { kernel, attrs }: TraceNode, name: string): string {
  const op = ACTIVATIONS[(attrs.activation as string | undefined) ?? 'linear'];
  if (op === undefined) throw new NoForm(`${kernel} with activation ${attrs.activation}`);
  return op === '' ? name : w.node(op, [name]);
}

const ACTIVATIONS: { readonly [activation: string]: string } = {
  linear: '',
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
};

const pooling = (op: string): Rule =>
  plain(op, (node) => {
    const { filterSize, strides, dimRoundingMode } = node.attrs;
    if (dimRoundingMode === 'ceil' || dimRoundingMode === 'round')
      throw new NoForm(`${node.kernel} with dimRoundingMode ${dimRoundingMode}`);
    return { ksize: across(filterSize), strides: across(strides), ...padding(node, false) };
  });

const product: Rule = (w, node) => {
  const { inputs, attrs, outputs } = node;
  const { a, b, bias } = inputs as { a: TraceValue; b: TraceValue; bias?: TraceValue };
  const made = w.node('BatchMatMulV2', [w.nameOf(a), w.nameOf(b)], {
    adj_x: bool(attrs.transposeA),
    adj_y: bool(attrs.transposeB),
  });
  w.give(outputs[0]!, activated(w, node, bias ? w.node('AddV2', [made, w.nameOf(bias)]) : made));
};

/** Several outputs, by index after the name of the node. */
const several =
  (make: (w: GraphDefWriter, node: TraceNode) => string): Rule =>
  (w, node) => {
    const name = make(w, node);
    for (const [i, out] of node.outputs.entries()) w.give(out, i === 0 ? name : `${name}:${i}`);
  };

const step: Rule = (w, { inputs, attrs, outputs }) => {
  const positive = w.node('Greater', [w.nameOf(inputs.x!), w.float(0)]);
  const otherwise = w.float((attrs.alpha as number | undefined) ?? 0);
  const like = (value: string): string => w.node('Mul', [w.node('OnesLike', [w.nameOf(inputs.x!)]), value]);
  w.give(outputs[0]!, w.node('SelectV2', [positive, like(w.float(1)), like(otherwise)]));
};

/** Exclusive or. */
const exclusive: Rule = (w, node) => {
  const names = inputsOf(node).map((one) => w.nameOf(one));
  const both = w.node('LogicalNot', [w.node('LogicalAnd', names)]);
  w.give(node.outputs[0]!, w.node('LogicalAnd', [w.node('LogicalOr', names), both]));
};

const sliced: Rule = taking('Slice', (w, { attrs }) => {
  const { begin, size } = attrs as { begin: readonly number[]; size: readonly Dimension[] };
  return [w.ints(begin), w.ints(size.map((count, i) => (isBatch(count) && begin[i] === 0 ? -1 : count)))];
});

const normalized: Rule = (w, { inputs, attrs, outputs }) => {
  const { x, mean, variance, scale, offset } = inputs as { [role: string]: TraceValue };
  const fill = (value: number): string => {
    const size = mean!.shape[0] as number;
    return w.array(`${w.owner}/norm`, [size], 'float32', new Float32Array(size).fill(value));
  };
  const given = [x!, mean!, variance!].map((one) => w.nameOf(one)) as [string, string, string];
  const scaled = scale ? w.nameOf(scale) : fill(1);
  const shifted = offset ? w.nameOf(offset) : fill(0);
  const attr = { epsilon: float(attrs.varianceEpsilon as number), is_training: bool(false) };
  w.give(
    outputs[0]!,
    w.node('FusedBatchNormV3', [given[0], scaled, shifted, given[1], given[2]], {
      ...attr,
      data_format: text('NHWC'),
    }),
  );
};

/** How to write each kernel; a kernel without a rule cannot be in a GraphModel. */
export const rules: { readonly [kernel: string]: Rule } = {
  ...Object.fromEntries(SAME.split(' ').map((name) => [name, plain(name)])),
  ...Object.fromEntries(Object.entries(RENAMED).map(([kernel, name]) => [kernel, plain(name)])),
  ...Object.fromEntries(['Sum', 'Mean', 'Max', 'Min', 'Prod', 'All', 'Any'].map((op) => [op, reducing(op)])),
  AddN: plain('AddN', (node) => ({ N: int(inputsOf(node).length) })),
  LeakyRelu: plain('LeakyRelu', ({ attrs }) => ({ alpha: float(attrs.alpha as number) })),
  ClipByValue: taking('ClipByValue', (w, { attrs }) => [
    w.float(attrs.clipValueMin as number),
    w.float(attrs.clipValueMax as number),
  ]),
  Step: step,
  LogicalXor: exclusive,
  Cast: plain('Cast', ({ inputs, attrs }) => ({
    SrcT: type(inputs.x!.dtype),
    DstT: type(attrs.dtype as TraceValue['dtype']),
  })),
  ArgMax: placing('ArgMax'),
  ArgMin: placing('ArgMin'),
  Cumsum: taking(
    'Cumsum',
    (w, node) => [w.int(axesOf(node.attrs.axis, rankOf(node))[0]!)],
    ({ attrs }) => ({ exclusive: bool(attrs.exclusive), reverse: bool(attrs.reverse) }),
  ),
  Reshape: reshaped,
  ExpandDims: reshaped,
  Slice: sliced,
  Transpose: taking('Transpose', (w, { attrs }) => [w.ints(attrs.perm as number[])]),
  Concat: taking(
    'ConcatV2',
    (w, node) => [w.int(axesOf(node.attrs.axis, rankOf(node))[0]!)],
    (node) => ({ N: int(inputsOf(node).length) }),
  ),
  Pack: plain('Pack', (node) => ({
    N: int(inputsOf(node).length),
    axis: int(axesOf(node.attrs.axis, node.outputs[0]!.shape.length)[0]!),
  })),
  Unpack: several((w, node) =>
    w.node('Unpack', [w.nameOf(node.inputs.value!)], {
      num: int(node.outputs.length),
      axis: int(axesOf(node.attrs.axis, rankOf(node))[0]!),
    }),
  ),
  SplitV: several((w, node) => {
    const [axis] = axesOf(node.attrs.axis, rankOf(node)) as [number];
    const sizes = w.ints(node.outputs.map(({ shape }) => shape[axis]!));
    return w.node('SplitV', [w.nameOf(node.inputs.x!), sizes, w.int(axis)], {
      num_split: int(node.outputs.length),
    });
  }),
  TopK: several((w, { inputs, attrs }) =>
    w.node('TopKV2', [w.nameOf(inputs.x!), w.int(attrs.k as number)], { sorted: bool(attrs.sorted) }),
  ),
  PadV2: taking('PadV2', (w, node) => [amounts(w, node), w.float(node.attrs.constantValue as number)]),
  MirrorPad: taking(
    'MirrorPad',
    (w, node) => [amounts(w, node)],
    ({ attrs }) => ({ mode: text((attrs.mode as string).toUpperCase()) }),
  ),
  Tile: taking('Tile', (w, { attrs }) => [w.ints(attrs.reps as Dimension[])]),
  BroadcastTo: taking('BroadcastTo', (w, { outputs }) => [w.ints(outputs[0]!.shape)]),
  Reverse: taking('ReverseV2', (w, node) => [w.ints(axesOf(node.attrs.dims, rankOf(node)))]),
  GatherV2: taking(
    'GatherV2',
    (w, node) => [w.int(axesOf(node.attrs.axis, rankOf(node))[0]!)],
    ({ attrs }) => ({ batch_dims: int((attrs.batchDims as number | undefined) ?? 0) }),
  ),
  GatherNd: plain('GatherNd'),
  OneHot: taking(
    'OneHot',
    (w, { attrs }) => [
      w.int(attrs.depth as number),
      w.float((attrs.onValue as number | undefined) ?? 1),
      w.float((attrs.offValue as number | undefined) ?? 0),
    ],
    ({ attrs }) => ({ dtype: type(attrs.dtype as TraceValue['dtype']) }),
  ),
  Fill: (w, { attrs, outputs: [out] }) => {
    const numbers =
      out!.dtype === 'float32' ? Float32Array : out!.dtype === 'int32' ? Int32Array : Uint8Array;
    const value = w.array(`${w.owner}/value`, [], out!.dtype, numbers.of(attrs.value as number));
    w.give(out!, w.node('Fill', [w.ints(out!.shape), value]));
  },
  BatchMatMul: product,
  _FusedMatMul: product,
  Einsum: plain('Einsum', (node) => ({
    N: int(inputsOf(node).length),
    equation: text(node.attrs.equation as string),
  })),
  Conv2D: convolution('Conv2D'),
  FusedConv2D: convolution('Conv2D'),
  DepthwiseConv2dNative: convolution('DepthwiseConv2dNative'),
  FusedDepthwiseConv2D: convolution('DepthwiseConv2dNative'),
  MaxPool: pooling('MaxPool'),
  AvgPool: pooling('AvgPool'),
  FusedBatchNorm: normalized,
  ResizeBilinear: taking(
    'ResizeBilinear',
    (w, { attrs }) => [w.ints(attrs.size as number[])],
    ({ attrs }) => ({
      align_corners: bool(attrs.alignCorners),
      half_pixel_centers: bool(attrs.halfPixelCenters),
    }),
  ),
};

/** The padding before and after each axis, as a table of two columns. */
function amounts(w: GraphDefWriter, { attrs }: TraceNode): string {
  const rows = attrs.paddings as readonly (readonly [number, number])[];
  return w.array(`${w.owner}/paddings`, [rows.length, 2], 'int32', Int32Array.from(rows.flat()));
}
