import type { Tf } from '../part.js';
import { type KernelInputs, outputSize } from './kernel-sizes.js';

/** Bytes of a number; complex ones have twice as many, and image models have none. */
const BYTES = 4;

type RunKernel = (
  kernel: string,
  inputs: KernelInputs,
  attributes?: { readonly [name: string]: unknown },
) => unknown;

/**
 * The result of `work`, in which tensors may take this many bytes more than before it: the kernel that would exceed them does
 * not run, and `refuse` throws instead. An engine runs in this process, where nothing else could stop it.
 */
export function withinMemory<T>(tf: Tf, most: number, refuse: () => never, work: () => T): T {
  const engine = tf.engine() as unknown as { runKernel: RunKernel };
  const before = tf.memory().numBytes;
  const own = engine.runKernel;
  const isWrapped = Object.hasOwn(engine, 'runKernel');
  engine.runKernel = (kernel, inputs, attributes) => {
    const taken = tf.memory().numBytes - before;
    if (!(taken + BYTES * outputSize(kernel, inputs, attributes) <= most)) refuse();
    return own.call(engine, kernel, inputs, attributes);
  };
  try {
    return work();
  } finally {
    if (isWrapped) engine.runKernel = own;
    else delete (engine as Partial<typeof engine>).runKernel;
  }
}
