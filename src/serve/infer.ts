import { badBody, tooManyRows } from '../errors/serve.js';
import { kindOf } from './body.js';
import { HttpError } from './http-error.js';
import type { Given, Outputs, ServedModel, ServeLimits } from './model.js';

/** The version of every model in the Open Inference Protocol. */
export const VERSION = '1';

/** A validated inference request. */
export interface Inference {
  readonly id?: string;
  readonly given: readonly Given[];
  /** Requested outputs, in order. */
  readonly outputs: readonly string[];
}

const bad = (path: string, found: string, expected: string): HttpError =>
  new HttpError(400, badBody(path, found, expected));

/** Parses the body of an inference request: a tensor for each input, whose first axis is the rows. */
export function inferenceOf(body: unknown, model: ServedModel, limits: ServeLimits): Inference {
  const { id, inputs, outputs } = (body ?? {}) as { readonly [key: string]: unknown };
  if (id !== undefined && typeof id !== 'string') throw bad('id', kindOf(id), 'text');
  const given = givenIn(inputs, model, limits);
  return { ...(id !== undefined && { id }), given, outputs: wantedOf(outputs, model) };
}

/** The rows of a request's inputs. Without a frame mask, no frame is padding. */
function givenIn(inputs: unknown, { about }: ServedModel, limits: ServeLimits): readonly Given[] {
  const kinds = Object.entries(about.inputs);
  const needed = kinds.filter(([, { of }]) => of !== 'frames').map(([name]) => name);
  const list = Array.isArray(inputs) ? (inputs as readonly (Tensor | null)[]) : [];
  if (list.length < needed.length || list.length > kinds.length)
    throw bad('inputs', kindOf(inputs), `a list with ${needed.length === 1 ? 'the one input' : 'the inputs'} ${quoted(needed)}`); // biome-ignore format: one call
  const names = list.map((one) => one?.name);
  const rows = list.map((tensor, i) => {
    const left = kinds.filter(([name]) => !names.slice(0, i).includes(name)).map(([name]) => name);
    const name = names[i];
    if (typeof name !== 'string' || !left.includes(name))
      throw bad(`inputs[${i}].name`, kindOf(name), quoted(left));
    return { name, values: rowsIn(tensor!, `inputs[${i}]`, about.inputs[name]!.shape, limits) };
  });
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw bad('inputs', kindOf(inputs), `a list with the inputs ${quoted(needed)}`);
  const count = rows[0]!.values.length;
  const other = rows.findIndex(({ values }) => values.length !== count);
  if (other > 0)
    throw bad(`inputs[${other}].shape`, `of ${rows[other]!.values.length} rows`, `${count} rows, as inputs[0] has`); // biome-ignore format: one call
  const whole = kinds.filter(([name, { of }]) => of === 'frames' && !names.includes(name));
  const ones = whole.map(([name, { shape }]) => [name, new Float32Array(shape[0]!).fill(1)] as const);
  return Array.from({ length: count }, (_, row) => ({
    values: Object.fromEntries([...rows.map(({ name, values }) => [name, values[row]!] as const), ...ones]),
  }));
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

type Tensor = { readonly [key: string]: unknown };

function rowsIn(
  { datatype, shape, data }: Tensor,
  at: string,
  one: readonly number[],
  { queue }: ServeLimits,
): readonly Float32Array[] {
  if (datatype !== 'FP32') throw bad(`${at}.datatype`, kindOf(datatype), '"FP32"');
  const size = one.reduce((a, b) => a * b, 1);
  const isShape =
    Array.isArray(shape) &&
    shape.length === one.length + 1 &&
    Number.isInteger(shape[0]) &&
    shape[0] > 0 &&
    one.every((length, i) => shape[i + 1] === length);
  if (!isShape) {
    const found = Array.isArray(shape) ? `[${shape.slice(0, 8).map(kindOf).join(', ')}]` : kindOf(shape);
    throw bad(`${at}.shape`, found, `[rows, ${one.join(', ')}]`);
  }
  const count = shape[0] as number;
  if (count > queue) throw new HttpError(413, tooManyRows(count, queue));
  const numbers: readonly unknown[] = Array.isArray(data) ? data.flat(one.length + 1) : [];
  if (numbers.length !== count * size || !numbers.every((one) => Number.isFinite(one)))
    throw bad(`${at}.data`, kindOf(data), `${count * size} finite numbers`);
  const values = Float32Array.from(numbers as readonly number[]);
  return Array.from({ length: count }, (_, row) => values.slice(row * size, (row + 1) * size));
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

/** The response to an inference request. */
export const inferred = (
  { name, about }: ServedModel,
  { id, outputs }: Inference,
  rows: readonly Outputs[],
): object => ({
  model_name: name,
  model_version: VERSION,
  ...(id !== undefined && { id }),
  outputs: outputs.map((output) => ({
    name: output,
    datatype: 'FP32',
    shape: shapeOf(rows.length, rows[0]![output]!.length, about.windows?.length),
    data: rows.flatMap((row) => row[output]!),
  })),
});

/** `[rows, width]` or, of windows, `[rows, frames, width]`. */
const shapeOf = (rows: number, width: number, frames: number | undefined): readonly number[] =>
  frames === undefined ? [rows, width] : [rows, frames, width / frames];

/** The metadata of a model in the protocol. */
export const metadataOf = ({ name, about }: ServedModel): object => ({
  name,
  versions: [VERSION],
  platform: 'onnx_onnxv1',
  inputs: Object.entries(about.inputs).map(([input, { shape }]) => ({
    name: input,
    datatype: 'FP32',
    shape: [-1, ...shape],
  })),
  outputs: Object.entries(about.outputs).map(([output, { names }]) => ({
    name: output,
    datatype: 'FP32',
    shape: [-1, ...(about.windows ? [about.windows.length] : []), names?.length ?? -1],
  })),
});
