import { availableParallelism } from 'node:os';
import type { ImageSize } from '../part.js';
import { encodeOnnx } from './onnx.js';
import type { Weights } from './onnx-weights.js';
import type { Network } from './ops.js';
import type { BackboneRunner } from './runner.js';

export type Onnxruntime = typeof import('onnxruntime-node');

/** onnxruntime, or null if it is not installed or its binary does not load on this machine. */
export async function findOnnxruntime(): Promise<Onnxruntime | null> {
  try {
    return await import('onnxruntime-node');
  } catch {
    return null;
  }
}

/**
 * Runs a network as an ONNX model on the processor, one thread per core. `session.run` blocks the event loop until it
 * finishes.
 */
export async function onnxRunner(
  ort: Onnxruntime,
  network: Network,
  weights: Weights,
  size: ImageSize,
): Promise<BackboneRunner> {
  const session = await ort.InferenceSession.create(encodeOnnx(network, weights, size), {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: availableParallelism(),
    interOpNumThreads: 1,
    // threads that spin while they wait take cores from image decoding and from the engine
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return {
    how: 'onnxruntime',
    run: async (pixels, count, size) => {
      const image = new ort.Tensor('float32', pixels, [count, ...size, 3]);
      const { output } = await session.run({ image });
      return output!.data as Float32Array;
    },
    close: () => void session.release(),
  };
}
