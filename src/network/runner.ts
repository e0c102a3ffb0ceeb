import type { ImageSize, Tf } from '../part.js';
import type { Weights } from './onnx-weights.js';
import type { Network } from './ops.js';
import { findOnnxruntime, onnxRunner } from './run-onnx.js';
import { tensorRunner } from './run-tensors.js';

/** A frozen backbone in evaluation mode. */
export interface BackboneRunner {
  readonly how: 'onnxruntime' | 'tfjs';
  /** Maps normalized pixels, NHWC [count, height, width, 3], to the joined outputs, [count, width]. */
  run(pixels: Float32Array, count: number, size: ImageSize): Promise<Float32Array>;
  close(): void;
}

/**
 * Opens a frozen backbone for images of `size`: on onnxruntime if it is installed and loads, otherwise on the given
 * tfjs engine. `weights` must contain every variable of the network, in the zoo's layout.
 */
export async function openRunner(
  network: Network,
  weights: Weights,
  size: ImageSize,
  tf: Tf,
): Promise<BackboneRunner> {
  const ort = await findOnnxruntime();
  return ort ? onnxRunner(ort, network, weights, size) : tensorRunner(tf, network, weights);
}
