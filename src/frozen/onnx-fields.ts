import { fieldsOf } from '../weights/onnx/protobuf.js';
import type { Fail } from '../weights/stored-array.js';

/** Field numbers of onnx.proto. */
export const MODEL = { graph: 7, training: 20, function: 25 } as const;
export const GRAPH = {
  node: 1,
  initializer: 5,
  input: 11,
  output: 12,
  valueInfo: 13,
  sparseInitializer: 15,
} as const;
export const TRAINING = { initialization: 1, algorithm: 2 } as const;
export const FUNCTION = { node: 7, attribute: 11 } as const;
export const NODE = { input: 1, output: 2, op: 4, attribute: 5, domain: 7 } as const;
export const ATTRIBUTE = {
  name: 1,
  integer: 3,
  tensor: 5,
  graph: 6,
  integers: 8,
  tensors: 10,
  graphs: 11,
  sparseTensor: 22,
  sparseTensors: 23,
} as const;
export const TENSOR = { dims: 1, name: 8, externalData: 13, location: 14 } as const;
export const SPARSE = { values: 1, indices: 2, dims: 3 } as const;
export const VALUE = { name: 1, type: 2 } as const;

/** The messages (or strings) in a field of a message. */
export function messages(bytes: Uint8Array, wanted: number, fail: Fail): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const { field, value } of fieldsOf(bytes, fail)) {
    if (field === wanted) found.push(value instanceof Uint8Array ? value : fail('it is damaged'));
  }
  return found;
}

/** The strings in a field of a message. */
export const texts = (bytes: Uint8Array, field: number, fail: Fail): string[] =>
  messages(bytes, field, fail).map((one) => Buffer.from(one).toString());

/** The integer in a field of a message: the last value counts, as in protobuf. */
export function integer(bytes: Uint8Array, wanted: number, fail: Fail): number | undefined {
  let found: number | undefined;
  for (const { field, value } of fieldsOf(bytes, fail)) {
    if (field === wanted && typeof value === 'bigint') found = Number(BigInt.asIntN(64, value));
  }
  return found;
}
