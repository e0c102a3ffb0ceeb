import type { Tf } from '../part.js';
import { type KernelInputs, outputSize, terms } from './kernel-sizes.js';

/** Bytes per number; complex numbers take twice as many, but image models have none. */
const BYTES = 4;

type RunKernel = (
  kernel: string,
  inputs: KernelInputs,
  attributes?: { readonly [name: string]: unknown },
) => unknown;

/** The limits of `work`; each function throws. */
export interface Bounds {
  /** Additional bytes that tensors may take. */
  readonly memory: number;
  readonly seconds: number;
  tooLarge(): never;
  tooSlow(): never;
}

/** Assumed multiplications per second of an engine: a kernel that needs more time than is left does not run. */
const RATE = 1e10;

/**
 * The result of `work`. A kernel does not run if it would exceed the memory, if the time is over, or if it is too much
 * work for the time left: an engine runs in this process, where nothing can stop it within a kernel.
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
