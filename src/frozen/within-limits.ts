import type { Tf } from '../part.js';
import { type KernelInputs, outputSize, terms } from './kernel-sizes.js';

/** Bytes of a number; complex ones have twice as many, and image models have none. */
const BYTES = 4;

type RunKernel = (
  kernel: string,
  inputs: KernelInputs,
  attributes?: { readonly [name: string]: unknown },
) => unknown;

/** What `work` may take; each function throws. */
export interface Bounds {
  /** Bytes that tensors may take more than before. */
  readonly memory: number;
  readonly seconds: number;
  tooLarge(): never;
  tooSlow(): never;
}

/** Multiplications that an engine makes in a second, as far as limits go: a kernel of more than fit in its time does not run. */
const RATE = 1e10;

/**
 * The result of `work`: the kernel that would exceed the memory does not run, nor does one after the time is over, or one
 * that is too much work for it. An engine runs in this process, where nothing can stop it within a kernel.
 */
export function withinLimits<T>(tf: Tf, { memory, seconds, tooLarge, tooSlow }: Bounds, work: () => T): T {
  const end = performance.now() + 1000 * seconds;
  const engine = tf.engine() as unknown as { runKernel: RunKernel };
  const before = tf.memory().numBytes;
  const own = engine.runKernel;
  const isWrapped = Object.hasOwn(engine, 'runKernel');
  engine.runKernel = (kernel, inputs, attributes) => {
    const taken = tf.memory().numBytes - before;
    const size = outputSize(kernel, inputs, attributes);
    if (!(taken + BYTES * size <= memory)) tooLarge();
    if (performance.now() > end || size * terms(kernel, inputs, attributes) > RATE * seconds) tooSlow();
    return own.call(engine, kernel, inputs, attributes);
  };
  try {
    return work();
  } finally {
    if (isWrapped) engine.runKernel = own;
    else delete (engine as Partial<typeof engine>).runKernel;
  }
}
