import { badModelFile } from '../errors/frozen.js';
import { ZooError } from '../errors/problem.js';
import { KINDS, kindOf } from '../files/kind.js';
import { readRegular } from '../files/read-regular.js';
import type { Fail } from '../weights/stored-array.js';
import type { ModelFile } from './model-file.js';
import { addComputed, initializers } from './onnx-constants.js';
import { refuseExternalData } from './onnx-external.js';
import { GRAPH, integer, MODEL, messages, texts, VALUE } from './onnx-fields.js';
import { readNode } from './onnx-node.js';
import { withoutQuantization } from './onnx-quantized.js';
import { stepsOf } from './onnx-step.js';

const FLOAT = 1;

interface Value {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly (number | null)[];
}

/** A model file and its bytes. */
export interface OnnxFile extends ModelFile {
  readonly bytes: Uint8Array;
}

/** Reads the structure of an ONNX file, without its weights. Throws `bad-model-file`. */
export function readOnnxFile(file: string): OnnxFile {
  const fail: Fail = (what) => {
    throw new ZooError(badModelFile(file, 'an ONNX model', what));
  };
  const bytes = contents(file, fail);
  const kind = kindOf(bytes);
  if (kind !== undefined && kind !== 'onnx' && kind !== 'saved-model') return fail(`it is ${KINDS[kind]}`);
  refuseExternalData(bytes, fail);
  const graph = Buffer.concat(messages(bytes, MODEL.graph, fail));
  if (graph.length === 0) return fail('it has no graph');
  const inside = (field: number) => messages(graph, field, fail);
  const constants = initializers(inside(GRAPH.initializer), inside(GRAPH.sparseInitializer), fail);
  const values = (field: number) => inside(field).map((one) => value(one, fail));
  const input = imageInput(
    values(GRAPH.input).filter(({ name }) => !constants.has(name)),
    fail,
  );
  const nodes = inside(GRAPH.node).map((one) => readNode(one, fail));
  addComputed(constants, nodes, fail);
  const outputs = values(GRAPH.output);
  const said = [...values(GRAPH.valueInfo), ...outputs];
  return {
    file,
    bytes,
    outputs: outputs.map(({ name }) => name),
    input,
    tensors: nodes.flatMap((node) => node.outputs),
    steps: stepsOf(withoutQuantization(nodes, constants), constants),
    shapes: new Map(
      said.filter(({ shape }) => shape.length > 1).map(({ name, shape }) => [name, shape.slice(1)]),
    ),
  };
}

function imageInput(inputs: readonly Value[], fail: Fail): Value {
  const [input] = inputs;
  if (!input || inputs.length > 1)
    return fail(
      `it has ${inputs.length} inputs (${inputs.map(({ name }) => name).join(', ')}), and an image is one`,
    );
  return input.type === FLOAT ? input : fail(`its input "${input.name}" is not of float32`);
}

/** The bytes of the file; protobuf messages are limited to 2 GiB. */
function contents(file: string, fail: Fail): Buffer {
  try {
    return readRegular(file);
  } catch (error) {
    return fail((error as Error).message);
  }
}

/**
 * The bytes of the model with additional outputs. In protobuf, two concatenated messages are one message with their
 * lists joined, so this appends a model that only has these outputs.
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

function value(bytes: Uint8Array, fail: Fail): Value {
  const inside = (parent: Uint8Array | undefined, field: number): Uint8Array | undefined =>
    parent && messages(parent, field, fail)[0];
  const tensor = inside(inside(bytes, VALUE.type), 1);
  const shape = inside(tensor, 2);
  const dims = shape ? messages(shape, 1, fail).map((dim) => integer(dim, 1, fail) ?? null) : [];
  const type = (tensor && integer(tensor, 1, fail)) ?? FLOAT;
  return { name: texts(bytes, VALUE.name, fail)[0] ?? '', type, shape: dims };
}
