import { ELEMENT_SIZES, type ElementType, toFloats } from '../elements.js';
import { type Fail, product, type StoredArray } from '../stored-array.js';
import { Global, type PickleValue } from './values.js';

/** Memory that tensors refer to. Its bytes are known once the reader reaches them in the file. */
export class StorageRef {
  bytes: Uint8Array | undefined;

  constructor(
    readonly key: string,
    /** Absent if the storage consists of bytes, and each tensor defines their type. */
    readonly type: ElementType | undefined,
    readonly count: number,
  ) {}
}

/** A tensor: where it starts in its storage, and the distance between its elements along each axis. */
export class TensorRef {
  constructor(
    readonly storage: StorageRef,
    readonly type: ElementType,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
  ) {}
}

/** Maximum number of axes of a tensor. */
const AXES = 64;

const STORAGES: { readonly [name: string]: ElementType } = {
  DoubleStorage: 'float64',
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  LongStorage: 'int64',
  IntStorage: 'int32',
  ShortStorage: 'int16',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  BoolStorage: 'bool',
};

/**
 * The object with a persistent id: a storage, ('storage', class, key, device, count); or a class with its source
 * code, ('module', class, ...), which returns the class.
 */
export function persistent(id: PickleValue, known: Map<string, StorageRef>, fail: Fail): StorageRef | Global {
  const [word, type, key, , count, view] = Array.isArray(id) ? id : [];
  if (word === 'module' && type instanceof Global) return type;
  if (word !== 'storage' || !(type instanceof Global) || typeof key !== 'string' || !isCount(count))
    return fail('it refers to something that is not a storage of numbers');
  if (view) return fail('it is of a version of PyTorch before 0.4');
  const found = known.get(key) ?? new StorageRef(key, elementType(type, fail), count);
  known.set(key, found);
  return found;
}

function elementType({ path, name }: Global, fail: Fail): ElementType | undefined {
  if (path === 'torch.storage.UntypedStorage') return undefined;
  const known = /^torch\.(cuda\.)?\w+Storage$/.test(path) && Object.hasOwn(STORAGES, name);
  return known ? STORAGES[name] : fail(`its element type, of ${path}, is not read`);
}

/** _rebuild_tensor_v2(storage, offset, shape, strides, ...), or _v3, which has a dtype at position 6. */
export function rebuildTensor(args: readonly PickleValue[], fail: Fail): TensorRef {
  const [storage, offset, shape, strides, , , dtype] = args;
  if (!(storage instanceof StorageRef) || !isCount(offset) || !isCounts(shape) || !isCounts(strides))
    return fail('a tensor in it is not described as PyTorch does');
  if (shape.length > AXES || shape.length !== strides.length)
    return fail('a tensor in it is not described as PyTorch does');
  const type = storage.type ?? (dtype instanceof Global ? dtype.name : 'bytes');
  if (!Object.hasOwn(ELEMENT_SIZES, type)) return fail(`its element type ${type} is not read`);
  return new TensorRef(storage, type as ElementType, offset, shape, strides);
}

/** A tensor as an array to be read. Fails if it extends beyond its storage. */
export function storedTensor(name: string, tensor: TensorRef, fail: Fail): StoredArray {
  const { storage, type, offset, shape, strides } = tensor;
  const held = storage.bytes ?? fail(`the numbers of "${name}" are missing`);
  const last = shape.reduce((at, length, axis) => at + (length - 1) * strides[axis]!, offset);
  if (product(shape) > 0 && !((last + 1) * ELEMENT_SIZES[type] <= held.length))
    return fail(`"${name}" of shape [${shape}] reaches beyond its ${held.length} bytes`);
  return { shape, type, read: () => toFloats(gathered(held, tensor), type) };
}

/** The bytes of a tensor, row-major. */
function gathered(held: Uint8Array, { type, offset, shape, strides }: TensorRef): Uint8Array {
  const size = ELEMENT_SIZES[type];
  const count = product(shape);
  if (isContiguous(shape, strides)) return held.subarray(offset * size, (offset + count) * size);
  const out = new Uint8Array(count * size);
  const index = shape.map(() => 0);
  let from = offset;
  for (let to = 0; to < count; to++) {
    for (let byte = 0; byte < size; byte++) out[to * size + byte] = held[from * size + byte]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis]!;
  }
  return true;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isCounts = (value: unknown): value is number[] => Array.isArray(value) && value.every(isCount);
