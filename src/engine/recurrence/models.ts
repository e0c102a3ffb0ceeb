import onnxProto from 'onnx-proto';
import { refusingCopies } from '../given-memory.js';

const { onnx } = onnxProto;

type Node = onnxProto.onnx.INodeProto;
type Body = onnxProto.onnx.IGraphProto;
type Shapes = { readonly [name: string]: readonly number[] };

/** Windows and units of a step. */
export type Sizes = readonly [windows: number, units: number];

/** What to keep for each frame. */
export const STATES = ['h', 'r', 'z', 'm', 'n'] as const;

/** A product of matrices a and b as nodes. */
export type Product = (a: string, b: string, out: string) => readonly Node[];

/** One operator: for graphs on one thread. */
const matMul: Product = (a, b, out) => [node('MatMul', [a, b], [out])];

/** The names under which a step finds what it reads in every frame; `two_one` and `one_one` are the integers [2, 1] and [1, 1]. */
export type Outer<Name extends string> = { readonly [name in Name]: string };

/** What a step reads of its frame in the gradient; `old` is h before the frame. */
export const READ = ['dy', 'old', 'r', 'z', 'm', 'n'] as const;

/** A step: `before` [1, windows, units] and its frame [3, windows, units] to `after`, and each of STATES. */
export function step(
  [windows, units]: Sizes,
  { matrices, bias, two_one, one_one }: Outer<'matrices' | 'bias' | 'two_one' | 'one_one'>,
  product: Product = matMul,
): Body {
  const state = [1, windows, units];
  return graph(
    'step',
    [
      ...product('before', matrices, 'own'),
      node('Split', ['own', two_one], ['own_rz', 'own_m']),
      node('Split', ['frame', two_one], ['x_rz', 'x_n']),
      node('Add', ['x_rz', 'own_rz'], ['sums']),
      node('Sigmoid', ['sums'], ['gates']),
      node('Split', ['gates', one_one], ['r', 'z']),
      node('Add', ['own_m', bias], ['m']),
      node('Mul', ['r', 'm'], ['reset']),
      node('Add', ['x_n', 'reset'], ['sum_n']),
      node('Tanh', ['sum_n'], ['n']),
      node('Sub', ['before', 'n'], ['moved']),
      node('Mul', ['z', 'moved'], ['kept']),
      node('Add', ['n', 'kept'], ['after']),
      node('Identity', ['after'], ['h']),
    ],
    { before: state, frame: [3, windows, units] },
    { after: state, h: state, r: state, z: state, m: state, n: state },
  );
}

/** A step of the gradient: `later` [windows, units] and each of READ to `before`, dx and the gradients of the sums. */
export function stepBack([windows, units]: Sizes, { back }: Outer<'back'>, product: Product = matMul): Body {
  const state = [windows, units];
  return graph(
    'step',
    [
      node('Add', ['dy_t', 'later'], ['d']),
      node('Mul', ['d', 'z_t'], ['kept']),
      node('Sub', ['d', 'kept'], ['new']),
      node('Mul', ['n_t', 'n_t'], ['n_square']),
      node('Mul', ['new', 'n_square'], ['new_square']),
      node('Sub', ['new', 'new_square'], ['dn']),
      node('Mul', ['dn', 'r_t'], ['dm']),
      node('Mul', ['dm', 'm_t'], ['on_r']),
      node('Mul', ['on_r', 'r_t'], ['on_r_r']),
      node('Sub', ['on_r', 'on_r_r'], ['dr']),
      node('Sub', ['old_t', 'n_t'], ['moved']),
      node('Mul', ['kept', 'moved'], ['on_z']),
      node('Mul', ['on_z', 'z_t'], ['on_z_z']),
      node('Sub', ['on_z', 'on_z_z'], ['dz']),
      concat(['dr', 'dz', 'dm'], 'sums_t', 1),
      concat(['dr', 'dz', 'dn'], 'dx_t', 0),
      ...product('sums_t', back, 'through'),
      node('Add', ['through', 'kept'], ['before']),
    ],
    { later: state, ...Object.fromEntries(READ.map((name) => [`${name}_t`, state])) },
    { before: state, dx_t: [3 * windows, units], sums_t: [windows, 3 * units] },
  );
}

/** An ONNX file of the steps, from `start`, x, matrices and bias to `last` and each of STATES. */
export function forward(sizes: Sizes, reverse: boolean): Uint8Array {
  const outer = { matrices: 'matrices', bias: 'bias', two_one: 'two_one', one_one: 'one_one' };
  const outputs = ['last', ...STATES];
  const attribute = scanAttributes(step(sizes, outer), { scanned: 1, reverse });
  return model(
    { ...node('Scan', ['start', 'x'], outputs), attribute },
    ['start', 'x', 'matrices', 'bias'],
    outputs,
    { two_one: [2, 1], one_one: [1, 1] },
  );
}

/** An ONNX file of the steps of the gradient, from `start`, each of READ, and `back` to `first`, dx and `sums`. */
export function backward(sizes: Sizes, reverse: boolean): Uint8Array {
  const outputs = ['first', 'dx', 'sums'];
  const attribute = scanAttributes(stepBack(sizes, { back: 'back' }), { scanned: READ.length, reverse });
  const whole = { ...node('Scan', ['start', ...READ], outputs), attribute };
  return model(whole, ['start', ...READ, 'back'], outputs, {});
}

const { AttributeType } = onnx.AttributeProto;
const { DataType } = onnx.TensorProto;

const node = (opType: string, input: string[], output: string[]): Node => ({ opType, input, output });

const concat = (input: string[], output: string, axis: number): Node => ({
  ...node('Concat', input, [output]),
  attribute: [{ name: 'axis', type: AttributeType.INT, i: axis }],
});

/**
 * The attributes of an operator that repeats a step: it goes through the first axis of its last `scanned` inputs, and passes one state
 * from step to step.
 */
export function scanAttributes(
  body: Body,
  { scanned, reverse }: { readonly scanned: number; readonly reverse: boolean },
): onnxProto.onnx.IAttributeProto[] {
  const directions = (count: number): number[] => Array<number>(count).fill(Number(reverse));
  return [
    { name: 'body', type: AttributeType.GRAPH, g: body },
    { name: 'num_scan_inputs', type: AttributeType.INT, i: scanned },
    { name: 'scan_input_directions', type: AttributeType.INTS, ints: directions(scanned) },
    { name: 'scan_output_directions', type: AttributeType.INTS, ints: directions(body.output!.length - 1) },
  ];
}

const value = (name: string, shape?: readonly number[]) => ({
  name,
  type: {
    tensorType: {
      elemType: DataType.FLOAT,
      ...(shape && { shape: { dim: shape.map((dimValue) => ({ dimValue })) } }),
    },
  },
});

const graph = (name: string, nodes: readonly Node[], inputs: Shapes, outputs: Shapes): Body => ({
  name,
  node: [...nodes],
  input: Object.entries(inputs).map(([each, shape]) => value(each, shape)),
  output: Object.entries(outputs).map(([each, shape]) => value(each, shape)),
});

/** An ONNX file with one node that reads `inputs` and integers. */
function model(
  only: Node,
  inputs: readonly string[],
  outputs: readonly string[],
  numbers: { readonly [name: string]: readonly number[] },
): Uint8Array {
  const initializer = Object.entries(numbers).map(([name, int64Data]) => ({
    name,
    dataType: DataType.INT64,
    dims: [int64Data.length],
    int64Data: [...int64Data],
  }));
  const whole = refusingCopies({
    name: 'steps',
    node: [only],
    input: inputs.map((name) => value(name)),
    output: outputs.map((name) => value(name)),
    initializer,
  });
  const opsetImport = [{ domain: '', version: 17 }];
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, opsetImport, graph: whole })).finish();
}
