import { initializer } from '../weights/onnx/initializer.js';
import { fieldsOf, varintsOf } from '../weights/onnx/protobuf.js';
import type { Fail } from '../weights/stored-array.js';
import { messages, SPARSE, TENSOR, texts } from './onnx-fields.js';
import type { OnnxNode } from './onnx-node.js';

/** A value that is the same for every image: its shape, null if unknown, and its tensor, if it has one. */
export interface Constant {
  readonly shape: readonly number[] | null;
  readonly tensor?: Uint8Array;
}

/** Maximum number of axes of a weight. */
const AXES = 32;

/** Element-wise operations: the output has the shape of the first input, which scales and zero points follow. */
const SHAPED_AS_FIRST = new Set(
  'Identity Cast CastLike DequantizeLinear QuantizeLinear Neg Abs Sqrt Reciprocal Exp Tanh'.split(' '),
);
const BROADCAST = new Set(['Add', 'Sub', 'Mul', 'Div', 'Pow', 'Max', 'Min']);

/** The initializers of a graph; reads only their shapes. */
export function initializers(
  tensors: readonly Uint8Array[],
  sparse: readonly Uint8Array[],
  fail: Fail,
): Map<string, Constant> {
  const constants = tensors.map((tensor) => [nameOf(tensor, fail), constant(tensor, fail)] as const);
  const spread = sparse.map((one) => {
    const [values = new Uint8Array()] = messages(one, SPARSE.values, fail);
    return [nameOf(values, fail), { shape: dimsOf(one, SPARSE.dims, fail) }] as const;
  });
  return new Map<string, Constant>([...constants, ...spread]);
}

const nameOf = (tensor: Uint8Array, fail: Fail): string => texts(tensor, TENSOR.name, fail)[0] ?? '';

const constant = (tensor: Uint8Array, fail: Fail): Constant => ({
  shape: dimsOf(tensor, TENSOR.dims, fail),
  tensor,
});

/**
 * Adds the values that these nodes compute from constants only, in the order of the file, where every value comes
 * before its use.
 */
export function addComputed(constants: Map<string, Constant>, nodes: readonly OnnxNode[], fail: Fail): void {
  for (const node of nodes) {
    const inputs = node.inputs.filter((name) => name !== '');
    const isConstant =
      node.op === 'Shape' || node.op === 'Size' || inputs.every((name) => constants.has(name));
    if (!isConstant) continue;
    const shape = node.outputs.length === 1 ? computedShape(node, constants, fail) : null;
    const tensor = node.op === 'Constant' ? node.tensor : undefined;
    for (const name of node.outputs) constants.set(name, { shape, ...(tensor && { tensor }) });
  }
}

function computedShape(
  { op, inputs, tensor, sparse, lists }: OnnxNode,
  constants: ReadonlyMap<string, Constant>,
  fail: Fail,
): readonly number[] | null {
  if (op === 'Constant') {
    if (sparse) return dimsOf(sparse, SPARSE.dims, fail);
    return tensor ? dimsOf(tensor, TENSOR.dims, fail) : null;
  }
  const shapes = inputs.map((name) => constants.get(name)?.shape ?? null);
  const [first = null] = shapes;
  if (!first) return null;
  if (SHAPED_AS_FIRST.has(op)) return first;
  if (op === 'Transpose')
    return (lists.perm ?? first.map((_, i) => first.length - 1 - i)).map((i) => first[i]!);
  if (op === 'Reshape') return reshaped(first, constants.get(inputs[1] ?? '')?.tensor, fail);
  return BROADCAST.has(op) ? broadcast(shapes) : null;
}

/** Reshape's rule: 0 keeps an axis, -1 is the remaining size. */
function reshaped(
  from: readonly number[],
  target: Uint8Array | undefined,
  fail: Fail,
): readonly number[] | null {
  if (!target || (dimsOf(target, TENSOR.dims, fail)[0] ?? AXES) > AXES) return null;
  const [, stored] = initializer(target, fail, () => fail('it is damaged'));
  const wanted = Array.from(stored.read(), (side, i) => (side === 0 ? (from[i] ?? 0) : side));
  const known = wanted.filter((side) => side >= 0).reduce((a, b) => a * b, 1);
  const size = from.reduce((a, b) => a * b, 1);
  return wanted.map((side) => (side < 0 ? size / known : side));
}

/** The shape of an element-wise combination of arrays, with axes aligned at the last one. */
function broadcast(shapes: readonly (readonly number[] | null)[]): readonly number[] | null {
  const axes = Math.max(...shapes.map((shape) => shape?.length ?? 0));
  if (shapes.some((shape) => shape === null)) return null;
  return Array.from({ length: axes }, (_, i) => {
    const sides = shapes.map((shape) => shape![i - axes + shape!.length] ?? 1);
    return sides.find((side) => side !== 1) ?? 1;
  });
}

function dimsOf(message: Uint8Array, wanted: number, fail: Fail): readonly number[] {
  const shape: number[] = [];
  for (const { field, value } of fieldsOf(message, fail)) {
    if (field !== wanted) continue;
    for (const side of typeof value === 'bigint' ? [value] : varintsOf(value, fail))
      if (shape.push(Number(side)) > AXES) fail('one of its tensors has no sound shape');
  }
  return shape;
}
