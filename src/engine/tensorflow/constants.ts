import type { Tf } from '../../part.js';
import type { Backend } from './kernel.js';

/** The most numbers of a constant, and the constants that are kept. */
const [LENGTH, KEPT] = [4, 256];

/** A tensor of TensorFlow, and how many of tfjs share it. */
interface Constant {
  readonly id: number;
  users: number;
}

/**
 * Lets equal small tensors share one of TensorFlow, which is kept. Kernels make scalars and axes of numbers at every call; uploading and
 * deleting one takes as long as many operations on small tensors.
 */
export function keepConstants(tf: Tf): void {
  const backend = tf.backend() as unknown as Backend;
  if (Object.hasOwn(backend, 'write')) return; // opened before
  const { write, disposeData } = backend;
  const constants = new Map<string, Constant>();
  const users = new WeakMap<object, Constant>();

  function constantOf(values: Float32Array | Int32Array, shape: readonly number[], type: number): Constant {
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
    const key = `${type} ${shape} ${bits}`;
    const present = constants.get(key);
    if (present) return present;
    if (constants.size >= KEPT) forgetUnused();
    const made = { id: backend.binding.createTensor([...shape], type, values.slice()), users: 0 };
    constants.set(key, made);
    return made;
  }

  function forgetUnused(): void {
    for (const [key, { id, users }] of constants) {
      if (users > 0) continue;
      backend.binding.deleteTensor(id);
      constants.delete(key);
    }
  }

  backend.write = (values, shape, dtype) => {
    const dataId = write.call(backend, values, shape, dtype);
    const isNumeric = values instanceof Float32Array || values instanceof Int32Array;
    if (!isNumeric || values.length === 0 || values.length > LENGTH) return dataId;
    const info = backend.tensorMap.get(dataId);
    const constant = constantOf(values, shape, info.dtype);
    constant.users++;
    users.set(dataId, constant);
    Object.assign(info, { id: constant.id, values: null });
    return dataId;
  };

  backend.disposeData = (dataId, force) => {
    const constant = users.get(dataId);
    if (constant && backend.tensorMap.has(dataId)) {
      const info = backend.tensorMap.get(dataId);
      if (force || info.refCount <= 1) {
        constant.users--;
        users.delete(dataId);
        info.id = -1; // is not deleted
      }
    }
    return disposeData.call(backend, dataId, force);
  };
}
