import { imageSize, sizeOf } from '../extent.js';
import type { ImagePipeline } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import type { Window } from './resize.js';

/** Changes to the colors of one view, in this order. Factors around 1; the hue shift is in turns. */
export type ColorStep = readonly [kind: 'brightness' | 'contrast' | 'saturation' | 'hue', amount: number];

/** All random choices for one view of one image. */
export interface Choices {
  readonly window: Window;
  readonly flip: boolean;
  readonly colors: readonly ColorStep[];
}

/** Whether the pipeline has random steps; if not, every view of an image is the plain one. */
export const isRandom = (pipeline: ImagePipeline): boolean =>
  isCropped(pipeline) || pipeline.flip === true || (pipeline.jitter?.probability ?? 0) > 0;

const isCropped = (pipeline: ImagePipeline): boolean => {
  const { right, bottom } = room(pipeline);
  return right + bottom > 0;
};

/** The size of the crop, and by how many pixels the resized image is wider and higher. */
function room(pipeline: ImagePipeline) {
  const [h, w] = sizeOf(pipeline.resize);
  const [height, width] = imageSize(pipeline);
  return { width, height, right: w - width, bottom: h - height };
}

/** The center crop without random changes, as used in evaluation. */
export function plainChoices(pipeline: ImagePipeline): Choices {
  const { width, height, right, bottom } = room(pipeline);
  const window = { x: Math.floor(right / 2), y: Math.floor(bottom / 2), width, height };
  return { window, flip: false, colors: [] };
}

/**
 * The choices of view `view` of the image named `key`: a function of these and `seed` only, so it does not depend on
 * the order of reading. The crop's corner is uniform; half of the views are mirrored; colors change, with the jitter's
 * probability, by four steps in a random order (as torchvision's ColorJitter).
 */
export function randomChoices(pipeline: ImagePipeline, seed: number, key: string, view: number): Choices {
  const source = stream(seed, 'images', key, view);
  const uniform = () => source.uint32() / 2 ** 32;
  const { width, height, right, bottom } = room(pipeline);
  const x = Math.floor(uniform() * (right + 1));
  const y = Math.floor(uniform() * (bottom + 1));
  const window = { x, y, width, height };
  const flip = uniform() < 0.5 && pipeline.flip === true;
  const jitter = pipeline.jitter;
  if (!jitter || uniform() >= jitter.probability) return { window, flip, colors: [] };
  const about = (range: number) => 1 + range * (2 * uniform() - 1);
  const steps: ColorStep[] = [
    ['brightness', about(jitter.brightness)],
    ['contrast', about(jitter.contrast)],
    ['saturation', about(jitter.saturation)],
    ['hue', jitter.hue * (2 * uniform() - 1)],
  ];
  const changes = steps.filter(([kind]) => jitter[kind] > 0);
  return { window, flip, colors: Array.from(source.permutation(changes.length), (i) => changes[i]!) };
}
