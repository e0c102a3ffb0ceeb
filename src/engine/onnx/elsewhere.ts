import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';
import type { Numbers, ValueType } from '../../trace/trace.js';
import type { Deferred, Seen } from './deferred.js';

/** Runs kernels on another backend, one at a time: copies the inputs there and the outputs back. */
export type Elsewhere = (
  kernel: string,
  inputs: readonly Seen[],
  attrs: Deferred['attrs'],
) => { readonly several: boolean; readonly list: readonly Given[] };

/** The numbers that a kernel returned. */
interface Given {
  readonly data: Numbers;
  readonly shape: readonly number[];
  readonly dtype: ValueType;
}

/** Runs kernels on an open tfjs backend. */
export function runsOn(tf: Tf, name: string): Elsewhere {
  const backend = tf.findBackend(name) as BackendWasm;
  return (kernel, inputs, attrs) => {
    const given = inputs.map(({ role, held, shape }): [string, TensorInfo] => {
      const dataId = backend.write(held.value!.data, [...shape], held.dtype);
      return [role, { dataId, shape: [...shape], dtype: held.dtype }];
    });
    const isList = given[0]?.[0] === '0'; // the form of Concat's and AddN's inputs
    const roles = isList ? given.map(([, tensor]) => tensor) : Object.fromEntries(given);
    const run = tf.getKernel(kernel, name).kernelFunc;
    const found = run({
      inputs: roles as { [role: string]: TensorInfo },
      attrs: attrs as NamedAttrMap,
      backend,
    });
    const made = [found].flat();
    const list = made.map(({ dataId, shape, dtype }) => ({
      data: backend.readSync(dataId) as Numbers,
      shape: [...shape],
      dtype: dtype as ValueType,
    }));
    const ids = new Set([...given.map(([, tensor]) => tensor), ...made].map(({ dataId }) => dataId));
    for (const dataId of ids) backend.disposeData(dataId, true);
    return { several: Array.isArray(found), list };
  };
}
