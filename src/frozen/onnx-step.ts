import type { Step } from './model-file.js';
import type { Constant } from './onnx-constants.js';
import type { OnnxNode } from './onnx-node.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const POOLS = words('GlobalAveragePool GlobalMaxPool ReduceMean ReduceMax');
const KEEPS = words(`
  Relu Sigmoid Tanh Softmax LogSoftmax Identity Dropout BatchNormalization Clip LeakyRelu Elu Selu HardSwish HardSigmoid Gelu
  Flatten Squeeze Reshape Unsqueeze Add Sub Mul Div Cast PRelu LayerNormalization LpNormalization Softplus
  Exp Log Sqrt Neg Abs Pow QuantizeLinear DequantizeLinear Where`);
const SELECTS = words(`
  Concat Split Slice Gather GatherElements GatherND ArgMax ArgMin TopK ReduceSum ReduceL1 ReduceL2 ReduceLogSumExp
  Equal Greater GreaterOrEqual Less LessOrEqual Not And Or Transpose Expand Tile`);

/** The steps of a graph whose nodes come after the nodes that they read. */
export function stepsOf(nodes: readonly OnnxNode[], constants: ReadonlyMap<string, Constant>): Step[] {
  const vectors = new Set<string>(); // maps after pooling: one number per channel
  return nodes.flatMap((node) => {
    const steps = stepOf(node, constants, vectors);
    for (const { kind, inputs, outputs } of steps) {
      const isVector = kind === 'pools' || (STAYS.has(kind) && vectors.has(inputs[0] ?? ''));
      if (isVector) for (const name of outputs) vectors.add(name);
    }
    return steps;
  });
}

/** Kinds of steps that turn one vector into another. */
const STAYS: ReadonlySet<Step['kind']> = new Set(['dense', 'biases', 'keeps']);

/** How a node changes the width of its data; undefined if it only makes a constant. */
function stepOf(
  node: OnnxNode,
  constants: ReadonlyMap<string, Constant>,
  vectors: ReadonlySet<string>,
): Step[] {
  const { op, outputs, captured, integers } = node;
  if (outputs.every((name) => constants.has(name))) return [];
  const inputs = [...node.inputs, ...captured].filter((name) => name !== '' && !constants.has(name));
  const step = { op, inputs, outputs };
  const matrix = constants.get(node.inputs[1] ?? '');
  if ((op === 'Gemm' || op === 'MatMul') && matrix && inputs[0] === node.inputs[0] && !integers.transA) {
    const { shape } = matrix;
    if (shape && shape.length !== 2) return [{ kind: 'other', ...step }];
    const [reads = null, gives = null] = integers.transB ? [shape?.[1], shape?.[0]] : (shape ?? []);
    return [{ kind: 'dense', ...step, reads, gives }];
  }
  if (op === 'Conv' && matrix?.shape && isPointwise(node, matrix.shape) && vectors.has(inputs[0] ?? ''))
    return [{ kind: 'dense', ...step, reads: matrix.shape[1]!, gives: matrix.shape[0]! }];
  if (op === 'Conv' && matrix?.shape) return [{ kind: 'convolves', ...step, gives: matrix.shape[0] ?? 0 }];
  if (POOLS.has(op)) return [{ kind: 'pools', ...step }];
  if (op === 'Add' && node.inputs.some((name) => isBias(constants.get(name))))
    return [{ kind: 'biases', ...step }];
  if (KEEPS.has(op)) return [{ kind: 'keeps', ...step }];
  return [{ kind: SELECTS.has(op) ? 'selects' : 'other', ...step }];
}

/** A 1x1 convolution: on a map of one pixel, it is a dense layer. */
const isPointwise = ({ integers }: OnnxNode, [, , ...kernel]: readonly number[]): boolean =>
  kernel.length > 0 && kernel.every((side) => side === 1) && (integers.group ?? 1) === 1;

/** A row of numbers: [n], or [1, n]. */
const isBias = (constant: Constant | undefined): boolean =>
  constant?.shape?.length === 1 || (constant?.shape?.length === 2 && constant.shape[0] === 1);
