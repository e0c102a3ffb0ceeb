import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../trace/trace.js';
import { type Backend, float32 } from './kernel.js';

/** TensorFlow shares memory that starts at a multiple of this number of bytes, and copies other memory. */
const ALIGNMENT = 64;

/**
 * Arrays that TensorFlow and other libraries read and write, used again and again. A new array for each tensor would have to be
 * zeroed, and JavaScript would collect garbage in every step.
 */
export class Scratch {
  readonly #backend: Backend;
  readonly #free = new Map<number, Float32Array[]>();
  /** The arrays of tensors that TensorFlow has not read. */
  readonly #owned = new WeakMap<object, Float32Array>();

  constructor(backend: Backend) {
    this.#backend = backend;
    const { getInputTensorIds, disposeData } = backend;
    backend.getInputTensorIds = (tensors) => {
      for (const { dataId } of tensors) this.#upload(dataId);
      return getInputTensorIds.call(backend, tensors);
    };
    backend.disposeData = (dataId, force) => {
      const isDisposed = disposeData.call(backend, dataId, force);
      if (isDisposed) this.#forget(dataId);
      return isDisposed;
    };
  }

  /** A tensor whose numbers are in an array until TensorFlow reads them: a copy, so that the array becomes free. */
  make(shape: readonly number[]): TensorInfo {
    const array = this.#take(sizeOf(shape));
    const dataId = this.#backend.write(array, shape, 'float32');
    this.#owned.set(dataId, array);
    return { dataId, shape: [...shape], dtype: 'float32' };
  }

  /** The array of such a tensor, or a copy of another one's numbers, which `borrowed` receives. */
  data({ dataId, shape }: TensorInfo, borrowed: Float32Array[]): Float32Array {
    const owned = this.#owned.get(dataId);
    if (owned) return owned;
    const array = this.#take(sizeOf(shape));
    borrowed.push(array);
    this.#copy(dataId, array);
    return array;
  }

  /** Frees arrays. */
  give(arrays: readonly Float32Array[]): void {
    for (const array of arrays) {
      const free = this.#free.get(array.length);
      if (free) free.push(array);
      else this.#free.set(array.length, [array]);
    }
  }

  /** Whether numbers come back unchanged. */
  proves(): boolean {
    const borrowed: Float32Array[] = [];
    const made = this.make([2, 2]);
    this.data(made, borrowed).set([1, 2, 3, 4]);
    this.#upload(made.dataId);
    const isRight = this.data(made, borrowed).join() === '1,2,3,4';
    this.#backend.disposeData(made.dataId);
    this.give(borrowed);
    return isRight;
  }

  #take(length: number): Float32Array {
    return this.#free.get(length)?.pop() ?? shared(this.#backend, length);
  }

  #forget(dataId: object): void {
    const array = this.#owned.get(dataId);
    if (!array) return;
    this.#owned.delete(dataId);
    this.give([array]);
  }

  #upload(dataId: object): void {
    const array = this.#owned.get(dataId);
    if (!array) return;
    const { binding } = this.#backend;
    const info = this.#backend.tensorMap.get(dataId);
    const own = binding.createTensor(info.shape, info.dtype, array);
    info.id = binding.executeOp('DeepCopy', [float32(this.#backend)], [own], 1)[0]!.id;
    info.values = null;
    binding.deleteTensor(own);
    this.#forget(dataId);
  }

  /** Copies a tensor of TensorFlow into an array, as the only row of a matrix that it replaces. */
  #copy(dataId: object, array: Float32Array): void {
    const { binding } = this.#backend;
    const row = [1, array.length];
    const integers = (...values: number[]) =>
      binding.createTensor([values.length], binding.TF_INT32, Int32Array.from(values));
    const [matrix, first, shape] = [
      binding.createTensor(row, binding.TF_FLOAT, array),
      integers(0),
      integers(...row),
    ];
    const type = float32(this.#backend);
    const shapeType = { name: 'Tshape', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 };
    const [given] = this.#backend.getInputTensorIds([{ dataId }]);
    const values = binding.executeOp('Reshape', [type, shapeType], [given!, shape], 1)[0]!.id;
    const copied = binding.executeOp('InplaceUpdate', [type], [matrix, first, values], 1)[0]!.id;
    for (const id of [matrix, first, shape, values, copied]) binding.deleteTensor(id);
  }
}

/** An array whose memory TensorFlow shares. */
function shared({ binding }: Backend, length: number): Float32Array {
  const buffer = new ArrayBuffer(4 * length + 2 * ALIGNMENT);
  for (let offset = 0; offset < ALIGNMENT; offset += 4) {
    const start = new Float32Array(buffer, offset, 1);
    const tensor = binding.createTensor([1], binding.TF_FLOAT, start);
    start[0] = 1;
    const isShared = binding.tensorDataSync(tensor)[0] === 1;
    start[0] = 0;
    binding.deleteTensor(tensor);
    if (isShared) return new Float32Array(buffer, offset, length);
  }
  throw new Error('TensorFlow copies all memory');
}
