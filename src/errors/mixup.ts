import type { At, Problem } from './problem.js';

/**
 * The page mixes images, but the stage does not read images.
 *
 * @example stage "va" reads vectors, not images: set "at" to "features", or remove it.
 */
export const noImagesToMix = (at: At, stage: string): Problem => ({
  ...at,
  code: 'no-images-to-mix',
  message: `stage "${stage}" reads vectors, not images: set "at" to "features", or remove it.`,
});

/**
 * A model in a file is computed once for each image, outside of the steps, but mixtures are new at every step.
 *
 * @example mixtures of images are new at every step, and "backbone" (onnx) is computed once for each image: set "at" to "features" to mix its outputs.
 */
export const mixedByModelFile = (at: At, node: string, type: string): Problem => ({
  ...at,
  code: 'mixed-images-of-model-file',
  message: `mixtures of images are new at every step, and "${node}" (${type}) is computed once for each image: set "at" to "features" to mix its outputs.`,
});

/**
 * The page mixes features, but their backbone is trained.
 *
 * @example stage "all" trains "backbone", which reads images, so it has no features to mix: set "at" to "images", or remove it.
 */
export const featuresNotFrozen = (at: At, stage: string, node: string): Problem => ({
  ...at,
  code: 'mixed-features-not-frozen',
  message: `stage "${stage}" trains "${node}", which reads images, so it has no features to mix: set "at" to "images", or remove it.`,
});
