import type { Tf } from '../../part.js';
import { sizeOf } from '../../trace/trace.js';
import { proves } from '../native-graph.js';
import { loadNativeRuntime } from '../native-session.js';
import { type Arrays, recurrenceKernels } from '../recurrence/kernels.js';
import { install, type Run } from './kernel.js';

interface Backend {
  write(values: Float32Array, shape: readonly number[], dtype: 'float32'): object;
  /** The array that was written, until a kernel of TensorFlow has read it; a copy from then on. */
  readSync(dataId: object): Float32Array;
}

/** Arrays that TensorFlow copies when its first kernel reads them. */
const arrays: Arrays<Backend> = {
  make: (backend, shape) => ({
    dataId: backend.write(new Float32Array(sizeOf(shape)), shape, 'float32'),
    shape: [...shape],
    dtype: 'float32',
  }),
  data: (backend, { dataId }) => backend.readSync(dataId),
};

/**
 * Lets onnxruntime, if it works here, compute all steps of a recurrence in one call. Calling one of TensorFlow's kernels
 * takes longer than computing a step. Returns whether it does.
 */
export function addRecurrence(tf: Tf): boolean {
  try {
    const runtime = loadNativeRuntime();
    if (!proves(runtime, new Float32Array(9))) return false;
    for (const [name, run] of Object.entries(recurrenceKernels(runtime, arrays)))
      install(tf, name, () => run as unknown as Run);
    return true;
  } catch {
    return false;
  }
}
