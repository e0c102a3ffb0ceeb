import * as tf from '@tensorflow/tfjs-core';
import { COUNTING, countingKernels } from './kernels.js';
import { type Counts, Ledger } from './ledger.js';

/**
 * Runs `work` on an engine with shapes but no numbers, and returns what it would do on a real engine: kernels,
 * floating-point operations, peak memory. `take` inside `work` ends a count and starts the next. tfjs then returns to
 * its previous engine.
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
