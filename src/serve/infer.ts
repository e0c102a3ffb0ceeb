import { badBody, tooManyRows } from '../errors/serve.js';
import { kindOf } from './body.js';
import { HttpError } from './http-error.js';
import type { Given, Outputs, ServedModel, ServeLimits } from './model.js';

/** The version that each model has in the Open Inference Protocol. */
export const VERSION = '1';

/** A request for inference, as far as it was checked. */
export interface Inference {
  readonly id?: string;
  readonly rows: readonly Given[];
  /** Outputs that are wanted, in order. */
  readonly outputs: readonly string[];
}

const bad = (path: string, found: string, expected: string): HttpError =>
  new HttpError(400, badBody(path, found, expected));

/** Reads the body of a request for inference: one input, its first axis the rows. */
export function inferenceOf(body: unknown, model: ServedModel, limits: ServeLimits): Inference {
  const { id, inputs, outputs } = (body ?? {}) as { readonly [key: string]: unknown };
  if (id !== undefined && typeof id !== 'string') throw bad('id', kindOf(id), 'text');
  if (!Array.isArray(inputs) || inputs.length !== 1)
    throw bad('inputs', kindOf(inputs), `a list with the one input "${model.input.name}"`);
  const rows = rowsOf(inputs[0] ?? {}, model, limits);
  return { ...(id !== undefined && { id }), rows, outputs: wantedOf(outputs, model) };
}

function rowsOf(
  { name, datatype, shape, data }: { readonly [key: string]: unknown },
  { input }: ServedModel,
  { queue }: ServeLimits,
): readonly Given[] {
  if (name !== input.name) throw bad('inputs[0].name', kindOf(name), `"${input.name}"`);
  if (datatype !== 'FP32') throw bad('inputs[0].datatype', kindOf(datatype), '"FP32"');
  const size = input.shape.reduce((a, b) => a * b, 1);
  const isShape =
    Array.isArray(shape) &&
    shape.length === input.shape.length + 1 &&
    Number.isInteger(shape[0]) &&
    shape[0] > 0 &&
    input.shape.every((length, i) => shape[i + 1] === length);
  if (!isShape) {
    const found = Array.isArray(shape) ? `[${shape.slice(0, 8).map(kindOf).join(', ')}]` : kindOf(shape);
    throw bad('inputs[0].shape', found, `[rows, ${input.shape.join(', ')}]`);
  }
  const count = shape[0] as number;
  if (count > queue) throw new HttpError(413, tooManyRows(count, queue));
  const numbers: readonly unknown[] = Array.isArray(data) ? data.flat(input.shape.length + 1) : [];
  if (numbers.length !== count * size || !numbers.every((one) => Number.isFinite(one)))
    throw bad('inputs[0].data', kindOf(data), `${count * size} finite numbers`);
  const values = Float32Array.from(numbers as readonly number[]);
  return Array.from({ length: count }, (_, row) => ({ values: values.slice(row * size, (row + 1) * size) }));
}

function wantedOf(outputs: unknown, { about }: ServedModel): readonly string[] {
  const names = Object.keys(about.outputs);
  if (outputs === undefined) return names;
  if (!Array.isArray(outputs)) throw bad('outputs', kindOf(outputs), 'a list');
  return outputs.map((one: { readonly name?: unknown } | null, i) => {
    const name = one?.name;
    if (typeof name !== 'string' || !names.includes(name))
      throw bad(`outputs[${i}].name`, kindOf(name), `one of ${names.join(', ')}`);
    return name;
  });
}

/** The answer to a request for inference. */
export const inferred = (
  { name }: ServedModel,
  { id, outputs }: Inference,
  rows: readonly Outputs[],
): object => ({
  model_name: name,
  model_version: VERSION,
  ...(id !== undefined && { id }),
  outputs: outputs.map((output) => ({
    name: output,
    datatype: 'FP32',
    shape: [rows.length, rows[0]![output]!.length],
    data: rows.flatMap((row) => row[output]!),
  })),
});

/** What the protocol says of a model. */
export const metadataOf = ({ name, input, about }: ServedModel): object => ({
  name,
  versions: [VERSION],
  platform: 'onnx_onnxv1',
  inputs: [{ name: input.name, datatype: 'FP32', shape: [-1, ...input.shape] }],
  outputs: Object.entries(about.outputs).map(([output, { names }]) => ({
    name: output,
    datatype: 'FP32',
    shape: [-1, names?.length ?? -1],
  })),
});
