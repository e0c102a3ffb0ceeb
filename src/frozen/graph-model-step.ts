import type { GraphModelJson, GraphNode } from './graph-model-json.js';
import { sourceOf } from './graph-model-order.js';
import type { Step } from './model-file.js';

type Shape = readonly number[] | null;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const DENSE = words('MatMul _FusedMatMul BatchMatMul BatchMatMulV2');
const CONVOLVES = words('Conv2D _FusedConv2D');
const DEPTHWISE = words('DepthwiseConv2dNative FusedDepthwiseConv2dNative');
const POOLS = words('Mean Max');
const ADDS = words('BiasAdd Add AddV2');
const KEEPS = words(`
  Relu Relu6 Elu Selu Sigmoid Tanh Softmax LogSoftmax Identity BiasAdd LeakyRelu Prelu FusedBatchNorm FusedBatchNormV2
  FusedBatchNormV3 Squeeze Reshape ExpandDims Add AddV2 Sub Mul RealDiv Maximum Minimum Cast Exp Log Sqrt Rsqrt Square Neg
  Abs Pow Softplus Select SelectV2 StopGradient`);
const SELECTS = words(`
  Concat ConcatV2 Split SplitV StridedSlice Slice Gather GatherV2 Pack Unpack ArgMax ArgMin TopK TopKV2 Sum Equal Greater
  GreaterEqual Less LessEqual LogicalAnd LogicalNot LogicalOr Transpose Tile`);

/** Element-wise operations: the output has the shape of the input. */
const SHAPED_AS_FIRST = words('Identity Cast StopGradient Neg Sqrt Rsqrt');

/** The nodes whose values are the same for every image, with their shapes if known. `nodes` are in order. */
export function constantShapes(
  { weightsManifest }: GraphModelJson,
  nodes: readonly GraphNode[],
): ReadonlyMap<string, Shape> {
  const stored = new Map(
    weightsManifest.flatMap(({ weights }) => weights.map((one) => [one.name, one.shape] as const)),
  );
  const constants = new Map<string, Shape>(stored);
  for (const { name, op, input = [] } of nodes) {
    const [first, ...others] = input.map(sourceOf);
    const isConstant =
      op === 'Const' || (op !== 'Placeholder' && [first, ...others].every((one) => constants.has(one ?? '')));
    if (op === 'Shape' || op === 'Size' || op === 'Rank') constants.set(name, null);
    else if (isConstant && !constants.has(name))
      constants.set(name, computedShape(op, constants.get(first ?? '') ?? null));
  }
  return constants;
}

function computedShape(op: string, first: Shape): Shape {
  if (SHAPED_AS_FIRST.has(op)) return first;
  return op === 'Transpose' && first?.length === 2 ? [first[1]!, first[0]!] : null; // the weights say in which order
}

/** The steps of a graph; `nodes` are in order. */
export function stepsOf(nodes: readonly GraphNode[], constants: ReadonlyMap<string, Shape>): Step[] {
  const vectors = new Set<string>(); // maps after pooling: one number per channel
  return nodes.map((node) => {
    const step = stepOf(node, constants, vectors);
    const { kind, inputs } = step;
    if (kind === 'pools' || (STAYS.has(kind) && vectors.has(inputs[0] ?? ''))) vectors.add(node.name);
    return step;
  });
}

/** Kinds of steps that turn one vector into another. */
const STAYS: ReadonlySet<Step['kind']> = new Set(['dense', 'biases', 'keeps']);

/** How a node changes the width of its data. */
function stepOf(
  { name, op, input = [], attr }: GraphNode,
  constants: ReadonlyMap<string, Shape>,
  vectors: ReadonlySet<string>,
): Step {
  const sources = input.filter((one) => !one.startsWith('^')).map(sourceOf);
  const inputs = sources.filter((one) => !constants.has(one));
  const step = { op, inputs, outputs: [name] };
  const isWeighted = inputs[0] === sources[0] && constants.has(sources[1] ?? '');
  const shape = constants.get(sources[1] ?? '') ?? null;
  if (DENSE.has(op) && isWeighted && (shape === null || shape.length === 2)) {
    const turned = attr?.transpose_b?.b || attr?.adj_y?.b;
    const [reads = null, gives = null] = turned ? [shape?.[1], shape?.[0]] : (shape ?? []);
    return { kind: 'dense', ...step, reads, gives };
  }
  if (CONVOLVES.has(op) && shape && shape[0] === 1 && shape[1] === 1 && vectors.has(inputs[0] ?? ''))
    return { kind: 'dense', ...step, reads: shape[2]!, gives: shape[3]! };
  if (CONVOLVES.has(op) && shape) return { kind: 'convolves', ...step, gives: shape[3]! };
  if (DEPTHWISE.has(op) && shape) return { kind: 'convolves', ...step, gives: shape[2]! * shape[3]! };
  if (POOLS.has(op)) return { kind: 'pools', ...step };
  if (ADDS.has(op) && sources.some((one) => constants.get(one)?.length === 1))
    return { kind: 'biases', ...step };
  if (KEEPS.has(op)) return { kind: 'keeps', ...step };
  return { kind: SELECTS.has(op) ? 'selects' : 'other', ...step };
}
