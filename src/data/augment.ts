import type { ImagePipeline } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import type { Window } from './resize.js';

/** What happens to the colours of one view, in this order. Factors about 1; the hue shift is in turns. */
export type ColorStep = readonly [kind: 'brightness' | 'contrast' | 'saturation' | 'hue', amount: number];

/** Every random choice of one view of one image. */
export interface Choices {
  readonly window: Window;
  readonly flip: boolean;
  readonly colors: readonly ColorStep[];
}

/** Side of the square that leaves the pipeline, pixels. */
export function outputSize(pipeline: ImagePipeline): number {
  return pipeline.crop ?? pipeline.resize;
}

/** Whether chance touches what leaves the pipeline; where it does not, every view of an image is the plain one. */
export const isRandom = (pipeline: ImagePipeline): boolean =>
  outputSize(pipeline) < pipeline.resize || pipeline.flip === true || (pipeline.jitter?.probability ?? 0) > 0;

/** The whole image in the middle, nothing random: what evaluation sees. */
export function plainChoices(pipeline: ImagePipeline): Choices {
  const size = outputSize(pipeline);
  const start = Math.floor((pipeline.resize - size) / 2);
  return { window: { x: start, y: start, width: size, height: size }, flip: false, colors: [] };
}

/**
 * The choices of view `view` of the image named `key`: a function of these and `seed` alone, so the order in which
 * images are read does not matter. The crop's corner is uniform; half of the views are mirrored; colours change, with
 * the jitter's probability, by four steps in a random order (as torchvision's ColorJitter).
 */
export function randomChoices(pipeline: ImagePipeline, seed: number, key: string, view: number): Choices {
  const source = stream(seed, 'images', key, view);
  const uniform = () => source.uint32() / 2 ** 32;
  const size = outputSize(pipeline);
  const corner = () => Math.floor(uniform() * (pipeline.resize - size + 1));
  const window = { x: corner(), y: corner(), width: size, height: size };
  const flip = uniform() < 0.5 && pipeline.flip === true;
  const jitter = pipeline.jitter;
  if (!jitter || uniform() >= jitter.probability) return { window, flip, colors: [] };
  const about = (width: number) => 1 + width * (2 * uniform() - 1);
  const steps: ColorStep[] = [
    ['brightness', about(jitter.brightness)],
    ['contrast', about(jitter.contrast)],
    ['saturation', about(jitter.saturation)],
    ['hue', jitter.hue * (2 * uniform() - 1)],
  ];
  const changes = steps.filter(([kind]) => jitter[kind] > 0);
  return { window, flip, colors: Array.from(source.permutation(changes.length), (i) => changes[i]!) };
}
