import type { Tf } from '../../part.js';
import { proves } from '../native-graph.js';
import { loadNativeRuntime } from '../native-session.js';
import { recurrenceKernels } from '../recurrence/kernels.js';
import { type Backend, install, type Run } from './kernel.js';
import { Scratch } from './scratch.js';

const opened = new WeakMap<Backend, Scratch>();

/**
 * Lets onnxruntime, if it works here, compute all steps of a recurrence in one call. Calling one of TensorFlow's kernels
 * takes longer than computing a step. Returns whether it does.
 */
export function addRecurrence(tf: Tf): boolean {
  const backend = tf.backend() as unknown as Backend;
  try {
    const runtime = loadNativeRuntime();
    const scratch = opened.get(backend) ?? new Scratch(backend);
    opened.set(backend, scratch);
    if (!proves(runtime, new Float32Array(9)) || !scratch.proves()) return false;
    const borrowed: Float32Array[] = [];
    const kernels = recurrenceKernels<Backend>(runtime, {
      make: (_, shape) => scratch.make(shape),
      data: (_, tensor) => scratch.data(tensor, borrowed),
    });
    for (const [name, run] of Object.entries(kernels)) {
      install(tf, name, () => (call) => {
        try {
          return (run as unknown as Run)(call);
        } finally {
          scratch.give(borrowed.splice(0));
        }
      });
    }
    return true;
  } catch {
    return false;
  }
}
