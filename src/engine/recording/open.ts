import * as tf from '@tensorflow/tfjs-core';
import { RECORDING, recordingKernels } from './kernels.js';
import { Recorder } from './recorder.js';

/**
 * Runs `work` on an engine that records every kernel and computes nothing. tfjs then returns to its previous engine;
 * tensors from `work` are invalid afterwards.
 */
export async function onRecording<T>(work: (recorder: Recorder) => T | Promise<T>): Promise<T> {
  const before = tf.getBackend() as string | undefined;
  if (!tf.findBackendFactory(RECORDING)) {
    tf.registerBackend(RECORDING, () => new Recorder(), 0);
    for (const kernel of recordingKernels()) tf.registerKernel(kernel);
  }
  await tf.setBackend(RECORDING);
  try {
    const recorder = tf.backend() as Recorder;
    recorder.take();
    return await work(recorder);
  } finally {
    if (before) await tf.setBackend(before);
  }
}
