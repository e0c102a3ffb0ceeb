import * as tf from '@tensorflow/tfjs-core';
import { COUNTING, countingKernels } from './kernels.js';
import { type Counts, Ledger } from './ledger.js';

/**
 * Does `work` on an engine that has shapes and no numbers, and tells what it came to on an engine that has them: kernels,
 * floating-point operations, the most memory at a time. `take` inside `work` closes a count and begins the next.
 * tfjs continues with the engine that it had before.
 */
export async function onCounting<T>(work: (take: () => Counts) => T): Promise<T> {
  const before = tf.getBackend() as string | undefined;
  if (!tf.findBackendFactory(COUNTING)) {
    tf.registerBackend(COUNTING, () => new Ledger(), 0);
    for (const kernel of countingKernels()) tf.registerKernel(kernel);
  }
  await tf.setBackend(COUNTING);
  try {
    const ledger = tf.backend() as Ledger;
    ledger.take();
    return work(() => ledger.take());
  } finally {
    if (before) await tf.setBackend(before);
  }
}
