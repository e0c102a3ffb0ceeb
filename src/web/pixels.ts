import { createResizer } from '../data/resize.js';
import type { Preprocessing } from '../export/about.js';
import { sizeOf } from '../extent.js';
import type { Pixels } from '../part.js';

/** Prepares a decoded RGB image for the network, as in a run's evaluation: resizes, then normalizes. */
export function createPreparer({
  resize: extent,
  mean,
  std,
}: Preprocessing): (image: Pixels) => Float32Array {
  const resize = createResizer();
  const size = sizeOf(extent);
  const [height, width] = size;
  const window = { x: 0, y: 0, width, height };
  return (image) =>
    Float32Array.from(
      resize(image, size, window),
      (value, at) => (value / 255 - mean[at % 3]!) / std[at % 3]!,
    );
}

/** The pixels of a canvas or of `ImageData`, without alpha. */
export function withoutAlpha({
  data,
  width,
  height,
}: {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from]!;
    rgb[to + 1] = data[from + 1]!;
    rgb[to + 2] = data[from + 2]!;
  }
  return { data: rgb, width, height };
}
