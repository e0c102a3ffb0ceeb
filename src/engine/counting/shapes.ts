import { backend_util, broadcast_util, slice_util, type TensorInfo, util } from '@tensorflow/tfjs-core';

type Shape = readonly number[];
/** Inputs of a kernel by name, or by position if it has a list. */
// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;

/** The shapes of a kernel's outputs: one or several. */
export type ShapeRule = (inputs: Open, attrs: Open) => Shape | readonly Shape[];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Kernels whose output has the shape of their first input. */
const ALIKE = words(`
  Abs Acos Acosh Asin Asinh Atan Atanh Ceil ClipByValue Cos Cosh Cumprod Cumsum Elu Erf Exp Expm1 Floor IsFinite IsInf
  IsNan LeakyRelu Log Log1p LogicalNot LogSoftmax LRN Neg OnesLike Prelu Reciprocal Relu Relu6 Reverse Round Rsqrt Selu
  Sigmoid Sign Sin Sinh Softmax Softplus Sqrt Square Step Tan Tanh ZerosLike FusedBatchNorm AddN EluGrad LRNGrad
  TensorScatterUpdate`);

/** Kernels of two tensors that are broadcast against each other. */
const PAIRED = words(`
  Add Atan2 Equal FloorDiv Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr LogicalXor Maximum Minimum Mod
  Multiply NotEqual Pow RealDiv SquaredDifference Sub BitwiseAnd`);

/** Kernels that reduce along axes. */
const REDUCING = words('All Any ArgMax ArgMin Max Mean Min Prod Sum');

const first = (inputs: Open): TensorInfo => Object.values(inputs)[0] as TensorInfo;
const matrix = (shape: Shape, transposed: boolean): Shape =>
  transposed ? [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!] : shape;

const product: ShapeRule = ({ a, b }, { transposeA, transposeB }) => {
  const [left, right] = [matrix(a.shape, transposeA), matrix(b.shape, transposeB)];
  const batch = broadcast_util.assertAndGetBroadcastShape([...left.slice(0, -2)], [...right.slice(0, -2)]);
  return [...batch, left.at(-2)!, right.at(-1)!];
};

const convolved =
  (depthwise: boolean): ShapeRule =>
  ({ x, filter }, { strides, dilations, pad, dimRoundingMode }) =>
    backend_util.computeConv2DInfo(
      x.shape,
      filter.shape,
      strides,
      dilations ?? 1,
      pad,
      dimRoundingMode,
      depthwise,
    ).outShape;

const pooled: ShapeRule = ({ x }, { filterSize, strides, pad, dimRoundingMode }) =>
  backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode).outShape;

const reduced: ShapeRule = (inputs, { axis, reductionIndices, keepDims }) => {
  const { shape } = first(inputs);
  const axes = util.parseAxisParam(axis ?? reductionIndices ?? shape.map((_, i) => i), shape);
  const [out] = backend_util.computeOutAndReduceShapes(shape, axes);
  return keepDims ? backend_util.expandShapeToKeepDim(out, axes) : out;
};

const concatenated: ShapeRule = (inputs, { axis }) => {
  const shapes = (Object.values(inputs) as TensorInfo[]).map(({ shape }) => shape);
  return backend_util.computeOutShape(shapes, util.parseAxisParam(axis, shapes[0]!)[0]!);
};

const unpacked: ShapeRule = ({ value }, { axis }) => {
  const [at] = util.parseAxisParam(axis, value.shape) as [number];
  const rest = value.shape.filter((_: number, i: number) => i !== at);
  return Array.from({ length: value.shape[at] }, () => rest);
};

const packed: ShapeRule = (inputs, { axis }) => {
  const { shape } = first(inputs);
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  return [...shape.slice(0, at), Object.keys(inputs).length, ...shape.slice(at)];
};

const split: ShapeRule = ({ x }, { numOrSizeSplits, axis }) => {
  const [at] = util.parseAxisParam(axis, x.shape) as [number];
  const sizes = backend_util.prepareSplitSize(x, numOrSizeSplits, at);
  return sizes.map((size) => x.shape.map((n: number, i: number) => (i === at ? size : n)));
};

/** The length of each einsum index, by letter. */
export function letterLengths(equation: string, tensors: readonly TensorInfo[]): Map<string, number> {
  const terms = equation.replaceAll(/\s/g, '').split('->')[0]!.split(',');
  return new Map(terms.flatMap((term, i) => [...term].map((letter, k) => [letter, tensors[i]!.shape[k]!])));
}

const gathered: ShapeRule = ({ x, indices }, { axis, batchDims = 0 }) => {
  const [at] = util.parseAxisParam(axis, x.shape) as [number];
  return [...x.shape.slice(0, at), ...indices.shape.slice(batchDims), ...x.shape.slice(at + 1)];
};

const summedProduct: ShapeRule = (inputs, { equation }) => {
  const lengths = letterLengths(equation, Object.values(inputs));
  return [...equation.replaceAll(/\s/g, '').split('->')[1]].map((letter: string) => lengths.get(letter)!);
};

const rules = (names: readonly string[], rule: ShapeRule) =>
  Object.fromEntries(names.map((name) => [name, rule]));

/** The output shapes of kernels, by name. Other kernels run on the reference engine. */
export const shapeRules: { readonly [kernel: string]: ShapeRule } = {
  ...rules(ALIKE, (inputs) => first(inputs).shape),
  ...rules(PAIRED, ({ a, b }) => broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape)),
  ...rules(REDUCING, reduced),
  ...rules(['BatchMatMul', '_FusedMatMul'], product),
  ...rules(['Conv2D', 'FusedConv2D'], convolved(false)),
  ...rules(['DepthwiseConv2dNative', 'FusedDepthwiseConv2D'], convolved(true)),
  ...rules(
    ['Conv2DBackpropFilter', 'DepthwiseConv2dNativeBackpropFilter'],
    (_inputs, { filterShape }) => filterShape,
  ),
  ...rules(
    ['Conv2DBackpropInput', 'DepthwiseConv2dNativeBackpropInput'],
    (_inputs, { inputShape }) => inputShape,
  ),
  ...rules(['MaxPool', 'AvgPool'], pooled),
  ...rules(['MaxPoolGrad', 'AvgPoolGrad'], ({ input }) => input.shape),
  ...rules(['Fill', 'ScatterNd', 'BroadcastTo'], (_inputs, { shape }) => shape),
  ...rules(['MirrorPad', 'PadV2'], ({ x }, { paddings }) =>
    x.shape.map((n: number, i: number) => n + paddings[i][0] + paddings[i][1]),
  ),
  Concat: concatenated,
  Einsum: summedProduct,
  GatherV2: gathered,
  GruSteps: ({ x }) => Array.from({ length: 5 }, () => [x.shape[0], x.shape[2], x.shape[3]]),
  GruStepsGradient: ({ dy: { shape } }) => [
    [shape[0], 3, shape[1], shape[2]],
    [shape[0], shape[1], 3 * shape[2]],
  ],
  OneHot: ({ indices }, { depth }) => [...indices.shape, depth],
  Pack: packed,
  ResizeBilinear: ({ images }, { size }) => [images.shape[0], ...size, images.shape[3]],
  Select: ({ t }) => t.shape,
  Slice: ({ x }, { begin, size }) => slice_util.parseSliceParams(x, begin, size)[1]!,
  SplitV: split,
  Tile: ({ x }, { reps }) => x.shape.map((n: number, i: number) => n * reps[i]),
  TopK: ({ x }, { k }) => [
    [...x.shape.slice(0, -1), k],
    [...x.shape.slice(0, -1), k],
  ],
  Transpose: ({ x }, { perm }) => perm.map((i: number) => x.shape[i]),
  Unpack: unpacked,
  UnsortedSegmentSum: ({ x }, { numSegments }) => [numSegments, ...x.shape.slice(1)],
};
