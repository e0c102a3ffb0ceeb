import { ELEMENT_SIZES, type ElementType, toFloats } from '../elements.js';
import { type Fail, product, type StoredArray } from '../stored-array.js';
import { fieldsOf, varintsOf } from './protobuf.js';

/** Fields of TensorProto; if elements are not raw, they are in one of `NUMBERS`, depending on their type. */
const FIELD = { dims: 1, type: 2, name: 8, raw: 9, place: 14 } as const;
const NUMBERS = { floats: 4, ints: 5, longs: 7, doubles: 10 } as const;
const DATA: ReadonlySet<number> = new Set([FIELD.raw, ...Object.values(NUMBERS)]);

/** TensorProto.DataType: our type, and the field of its elements if they are not raw. */
const TYPES: { readonly [code: number]: readonly [ElementType, number] } = {
  1: ['float32', NUMBERS.floats],
  2: ['uint8', NUMBERS.ints],
  3: ['int8', NUMBERS.ints],
  5: ['int16', NUMBERS.ints],
  6: ['int32', NUMBERS.ints],
  7: ['int64', NUMBERS.longs],
  9: ['bool', NUMBERS.ints],
  10: ['float16', NUMBERS.ints],
  11: ['float64', NUMBERS.doubles],
  16: ['bfloat16', NUMBERS.ints],
};

/** Limits on the axes of a tensor, and on the pieces of its numbers. */
const AXES = 32;
const PIECES = 1024;

type Piece = bigint | Uint8Array;

interface Described {
  name: string;
  code: number;
  elsewhere: boolean;
  readonly dims: Piece[];
  readonly data: { [field: number]: Piece[] };
}

/** A TensorProto as a named array. `external` throws if its elements are in another file. */
export function initializer(
  bytes: Uint8Array,
  fail: Fail,
  external: (name: string) => never,
): [string, StoredArray] {
  const { name, code, elsewhere, dims, data } = described(bytes, fail);
  if (elsewhere) return external(name);
  const shape: number[] = [];
  for (const length of integers(dims, fail))
    if (shape.push(Number(length)) > AXES || length < 0n) return fail(`"${name}" has no sound shape`);
  const [type, typed] = TYPES[code] ?? fail(`"${name}" has element type ${code}, which is not read`);
  const needed = product(shape) * ELEMENT_SIZES[type];
  const sized = (elements: Uint8Array): Uint8Array =>
    elements.length === needed
      ? elements
      : fail(`"${name}" of shape [${shape}] needs ${needed} bytes and is given ${elements.length}`);
  const raw = data[FIELD.raw];
  const isWhole = raw || typed === NUMBERS.floats || typed === NUMBERS.doubles;
  const pieces = raw ?? data[typed] ?? [];
  if (isWhole) {
    const elements = sized(joined(pieces, fail));
    return [name, { shape, type, read: () => toFloats(elements, type) }];
  }
  return [name, { shape, type, read: () => toFloats(sized(encoded(pieces, needed, type, fail)), type) }];
}

function described(bytes: Uint8Array, fail: Fail): Described {
  const tensor: Described = { name: '', code: 0, elsewhere: false, dims: [], data: {} };
  const add = (pieces: Piece[], value: Piece): Piece[] => {
    if (pieces.push(value) > PIECES) fail('it is damaged');
    return pieces;
  };
  for (const { field, value } of fieldsOf(bytes, fail)) {
    if (field === FIELD.name && value instanceof Uint8Array) tensor.name = Buffer.from(value).toString();
    else if (field === FIELD.type && typeof value === 'bigint') tensor.code = Number(value);
    else if (field === FIELD.place) tensor.elsewhere = value === 1n;
    else if (field === FIELD.dims) add(tensor.dims, value);
    else if (DATA.has(field)) tensor.data[field] = add(tensor.data[field] ?? [], value);
  }
  return tensor;
}

function joined(pieces: readonly Piece[], fail: Fail): Uint8Array {
  const bytes = pieces.map((piece) => (typeof piece === 'bigint' ? fail('it is damaged') : piece));
  return bytes.length === 1 ? bytes[0]! : Buffer.concat(bytes);
}

/** Signed integers, each alone or packed with others. */
function* integers(pieces: readonly Piece[], fail: Fail): Generator<bigint> {
  for (const piece of pieces) {
    if (typeof piece === 'bigint') yield BigInt.asIntN(64, piece);
    else yield* varintsOf(piece, fail);
  }
}

/** Typed integers as elements: of int32_data only the lowest bytes, which narrower types use. */
function encoded(pieces: readonly Piece[], needed: number, type: ElementType, fail: Fail): Uint8Array {
  const size = ELEMENT_SIZES[type];
  const out = new Uint8Array(needed);
  const word = new Uint8Array(8);
  let at = 0;
  for (const value of integers(pieces, fail)) {
    new DataView(word.buffer).setBigInt64(0, value, true);
    if (at < needed) out.set(word.subarray(0, size), at);
    at += size;
  }
  return at > needed ? fail('an initializer has more numbers than its shape') : out.subarray(0, at);
}
