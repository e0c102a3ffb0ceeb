import * as tf from '@tensorflow/tfjs-core';
import { RECORDING, recordingKernels } from './kernels.js';
import { Recorder } from './recorder.js';

/**
 * Does `work` on an engine that computes nothing and writes down every kernel. tfjs continues with the engine that it had
 * before; tensors made inside `work` mean nothing after it.
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
