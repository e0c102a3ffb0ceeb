import { readFileSync, statSync } from 'node:fs';
import { badModelFile } from '../errors/frozen.js';
import { ZooError } from '../errors/problem.js';
import { fieldsOf, varintsOf } from '../weights/onnx/protobuf.js';
import type { Fail } from '../weights/stored-array.js';
import type { ModelFile, Step } from './model-file.js';
import { refuseExternalData } from './onnx-external.js';
import { ATTRIBUTE, GRAPH, integer, MODEL, messages, NODE, TENSOR, texts, VALUE } from './onnx-fields.js';

const FLOAT = 1;

/** Axes that a weight may have. */
const AXES = 32;

/** Bytes; protobuf has no larger messages. */
const LARGEST = 2 ** 31 - 1;

const POOLS = new Set(['GlobalAveragePool', 'GlobalMaxPool', 'ReduceMean', 'ReduceMax']);
const KEEPS = new Set(
  `Relu Sigmoid Tanh Softmax Identity Dropout BatchNormalization Clip LeakyRelu Elu Selu HardSwish HardSigmoid Gelu
   Flatten Squeeze Reshape Unsqueeze Add Sub Mul Div Cast PRelu LayerNormalization`.split(/\s+/),
);

interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly integers: { readonly [attribute: string]: number };
}

interface Value {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly (number | null)[];
}

/** A model file with its bytes, and the outputs that it has already. */
export interface OnnxFile extends ModelFile {
  readonly bytes: Uint8Array;
  readonly outputs: readonly string[];
}

/** An ONNX file, read for its shape alone: no numbers are looked at. Throws `bad-model-file`. */
export function readOnnxFile(file: string): OnnxFile {
  const fail: Fail = (what) => {
    throw new ZooError(badModelFile(file, 'an ONNX model', what));
  };
  if (statSync(file).size > LARGEST) return fail('it has more than 2 GiB');
  const bytes = readFileSync(file);
  refuseExternalData(bytes, fail);
  const graph = Buffer.concat(messages(bytes, MODEL.graph, fail));
  if (graph.length === 0) return fail('it has no graph');
  const constants = new Map(messages(graph, GRAPH.initializer, fail).map((one) => constant(one, fail)));
  const nodes = messages(graph, GRAPH.node, fail).map((one) => node(one, fail));
  const values = (field: number) => messages(graph, field, fail).map((one) => value(one, fail));
  const inputs = values(GRAPH.input).filter(({ name }) => !constants.has(name));
  const [input] = inputs;
  if (!input || inputs.length > 1)
    return fail(
      `it has ${inputs.length} inputs (${inputs.map(({ name }) => name).join(', ')}), and an image is one`,
    );
  if (input.type !== FLOAT) return fail(`its input "${input.name}" is not of float32`);
  const outputs = values(GRAPH.output);
  const said = [...values(GRAPH.valueInfo), ...outputs];
  return {
    file,
    bytes,
    outputs: outputs.map(({ name }) => name),
    input,
    tensors: nodes.flatMap(({ outputs }) => outputs.filter((name) => name !== '')),
    steps: nodes.flatMap((one) => step(one, constants)),
    widths: new Map(said.flatMap(({ name, shape }) => widthOf(name, shape))),
  };
}

/**
 * The bytes of the model with further outputs. Two messages one behind the other are one message in protobuf, the lists of
 * both joined: so what is appended is a model that has these outputs alone.
 */
export function withOutputs(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const outputs = names.map((name) => message(GRAPH.output, message(VALUE.name, Buffer.from(name))));
  return Buffer.concat([bytes, message(MODEL.graph, Buffer.concat(outputs))]);
}

function message(field: number, content: Uint8Array): Uint8Array {
  const head = [(field << 3) | 2];
  for (let rest = content.length; ; rest >>>= 7) {
    head.push(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
    if (rest < 0x80) return Buffer.concat([Uint8Array.from(head), content]);
  }
}

function constant(bytes: Uint8Array, fail: Fail): [string, readonly number[]] {
  const [name = ''] = texts(bytes, TENSOR.name, fail);
  const shape: number[] = [];
  for (const { field, value } of fieldsOf(bytes, fail)) {
    if (field !== TENSOR.dims) continue;
    for (const side of typeof value === 'bigint' ? [value] : varintsOf(value, fail))
      if (shape.push(Number(side)) > AXES) return fail(`its "${name}" has no sound shape`);
  }
  return [name, shape];
}

function node(bytes: Uint8Array, fail: Fail): Node {
  const integers = messages(bytes, NODE.attribute, fail).map((one) => {
    return [texts(one, ATTRIBUTE.name, fail)[0], integer(one, ATTRIBUTE.integer, fail) ?? 0] as const;
  });
  return {
    op: texts(bytes, NODE.op, fail)[0] ?? '',
    inputs: texts(bytes, NODE.input, fail),
    outputs: texts(bytes, NODE.output, fail),
    integers: Object.fromEntries(integers),
  };
}

function value(bytes: Uint8Array, fail: Fail): Value {
  const inside = (parent: Uint8Array | undefined, field: number): Uint8Array | undefined =>
    parent && messages(parent, field, fail)[0];
  const tensor = inside(inside(bytes, VALUE.type), 1);
  const shape = inside(tensor, 2);
  const dims = shape ? messages(shape, 1, fail).map((dim) => integer(dim, 1, fail) ?? null) : [];
  const type = (tensor && integer(tensor, 1, fail)) ?? FLOAT;
  return { name: texts(bytes, VALUE.name, fail)[0] ?? '', type, shape: dims };
}

/** The numbers of one sample, where every axis but the first is known. */
function widthOf(name: string, [, ...rest]: readonly (number | null)[]): [string, number][] {
  if (rest.length === 0 || rest.some((side) => side === null)) return [];
  return [[name, rest.reduce<number>((product, side) => product * side!, 1)]];
}

function step(
  { op, inputs, outputs, integers }: Node,
  constants: ReadonlyMap<string, readonly number[]>,
): Step[] {
  const [to = ''] = outputs;
  const from = inputs.find((name) => !constants.has(name)) ?? '';
  const shape = constants.get(inputs[1] ?? '');
  if ((op === 'Gemm' || op === 'MatMul') && shape?.length === 2) {
    const [reads, gives] = integers.transB ? [shape[1]!, shape[0]!] : [shape[0]!, shape[1]!];
    return [{ kind: 'dense', from, to, reads, gives }];
  }
  if (op === 'Conv' && shape) return [{ kind: 'convolves', from, to, gives: shape[0]! }];
  if (POOLS.has(op)) return [{ kind: 'pools', from, to }];
  if (op === 'Add' && inputs.some((name) => constants.get(name)?.length === 1))
    return [{ kind: 'biases', from, to }];
  return KEEPS.has(op) ? [{ kind: 'keeps', from, to }] : [];
}
