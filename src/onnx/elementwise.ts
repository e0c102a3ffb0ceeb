import { expectAttribute, inputsOf } from '../trace/kernel.js';
import type { TraceNode, TraceValue } from '../trace/trace.js';
import type { Rules } from './rules.js';
import { type Attributes, type OnnxWriter, TYPES } from './writer.js';

type Make = (w: OnnxWriter, names: readonly string[], node: TraceNode) => string;

/** Elementwise kernels that are one ONNX operator with the same name. */
const SAME =
  'Abs Acos Acosh Asin Asinh Atan Atanh Ceil Cos Cosh Erf Exp Floor Log Neg Reciprocal Relu Round Selu Sigmoid Sign Sin Sinh Softplus Sqrt Tan Tanh Add Sub';

/** Elementwise kernels that are one ONNX operator with a different name. */
const RENAMED: { readonly [kernel: string]: string } = {
  Multiply: 'Mul',
  RealDiv: 'Div',
  Maximum: 'Max',
  Minimum: 'Min',
  Pow: 'Pow',
  Elu: 'Elu',
  Greater: 'Greater',
  GreaterEqual: 'GreaterOrEqual',
  Less: 'Less',
  LessEqual: 'LessOrEqual',
  Equal: 'Equal',
  LogicalAnd: 'And',
  LogicalOr: 'Or',
  LogicalXor: 'Xor',
  LogicalNot: 'Not',
  IsNan: 'IsNaN',
  IsInf: 'IsInf',
  AddN: 'Sum',
};

const operator =
  (name: string, attributes?: (node: TraceNode) => Attributes): Make =>
  (w, names, node) =>
    w.node(name, names, attributes?.(node));

/** 1 where x > 0, else alpha: the derivative of ReLU as tfjs defines it. */
const step: Make = (w, [x], { attrs }) => {
  const positive = w.node('Greater', [x!, w.float(0)]);
  const slope = (attrs.alpha as number | undefined) ?? 0;
  if (slope === 0) return w.node('Cast', [positive], { to: TYPES.float32 }); // several times faster than Where
  return w.node('Where', [positive, w.float(1), w.float(slope)]);
};

/** a - floor(a / b) b: the remainder with the sign of b; ONNX's Mod does this for integers only. */
const remainder: Make = (w, [a, b]) =>
  w.node('Sub', [a!, w.node('Mul', [w.node('Floor', [w.node('Div', [a!, b!])]), b!])]);

/** Kernels that need several operators or have attributes. */
const MADE: { readonly [kernel: string]: Make } = {
  ...Object.fromEntries(SAME.split(' ').map((name) => [name, operator(name)])),
  ...Object.fromEntries(Object.entries(RENAMED).map(([kernel, name]) => [kernel, operator(name)])),
  LeakyRelu: operator('LeakyRelu', ({ attrs }) => ({ alpha: { float: attrs.alpha as number } })),
  Prelu: operator('PRelu'),
  Relu6: (w, [x]) => w.node('Clip', [x!, w.float(0), w.float(6)]),
  ClipByValue: (w, [x], { attrs }) =>
    w.node('Clip', [x!, w.float(attrs.clipValueMin as number), w.float(attrs.clipValueMax as number)]),
  Square: (w, [x]) => w.node('Mul', [x!, x!]),
  SquaredDifference: (w, [a, b]) => {
    const difference = w.node('Sub', [a!, b!]);
    return w.node('Mul', [difference, difference]);
  },
  Rsqrt: (w, [x]) => w.node('Reciprocal', [w.node('Sqrt', [x!])]),
  Expm1: (w, [x]) => w.node('Sub', [w.node('Exp', [x!]), w.float(1)]),
  Log1p: (w, [x]) => w.node('Log', [w.node('Add', [x!, w.float(1)])]),
  NotEqual: (w, names) => w.node('Not', [w.node('Equal', names)]),
  IsFinite: (w, [x]) => w.node('Not', [w.node('Or', [w.node('IsNaN', [x!]), w.node('IsInf', [x!])])]),
  Step: step,
  Mod: remainder,
  Cast: (w, [x], { attrs }) => w.node('Cast', [x!], { to: TYPES[attrs.dtype as keyof typeof TYPES] }),
};

const FLOAT_ONLY = new Set(['Mod', 'Relu6', 'ClipByValue', 'Step']);

/**
 * Writes an elementwise operation; if one operand is a channels-first map and the others can be broadcast to it, on
 * maps in that layout.
 */
function elementwise(
  w: OnnxWriter,
  out: TraceValue,
  inputs: readonly TraceValue[],
  make: (names: readonly string[]) => string,
): void {
  const fits = ({ shape }: TraceValue): boolean => shape.length === 4 || shape.length < 2;
  const asMaps = out.shape.length === 4 && inputs.some((one) => w.isMap(one)) && inputs.every(fits);
  const against = (one: TraceValue): string => {
    if (one.shape.length === 4) return w.map(one);
    const name = w.plain(one);
    return one.shape.length === 0 ? name : w.node('Reshape', [name, w.ints([one.shape[0]!, 1, 1])]);
  };
  if (asMaps) w.giveMap(out, make(inputs.map(against)));
  else w.give(out, make(inputs.map((one) => w.plain(one))));
}

/** Rules of the elementwise kernels. */
export const elementwiseRules: Rules = Object.fromEntries(
  Object.entries(MADE).map(([kernel, make]) => [
    kernel,
    (w: OnnxWriter, node: TraceNode) => {
      const inputs = inputsOf(node);
      if (FLOAT_ONLY.has(kernel)) expectFloat(node);
      elementwise(w, node.outputs[0]!, inputs, (names) => make(w, names, node));
    },
  ]),
);

/** Throws if the numbers are integers, which the operators of a rule do not support. */
function expectFloat(node: TraceNode): void {
  const types = { ...node, attrs: { dtype: inputsOf(node)[0]!.dtype } };
  expectAttribute(types, 'dtype', 'float32');
}
