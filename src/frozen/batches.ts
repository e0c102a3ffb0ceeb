import type { ImageSize } from '../part.js';

/** Runs a model: from normalized pixels of `count` images to its concatenated outputs, [count, width]. */
export type RunBatch = (pixels: Float32Array, count: number) => Promise<Float32Array>;

/** Concatenates outputs [count, width] to [count, sum of widths]. */
export function joinColumns(outputs: readonly Float32Array[], count: number): Float32Array {
  if (outputs.length === 1) return outputs[0]!;
  const widths = outputs.map(({ length }) => length / count);
  const width = widths.reduce((a, b) => a + b, 0);
  const joined = new Float32Array(count * width);
  let offset = 0;
  outputs.forEach((output, i) => {
    for (let row = 0; row < count; row++)
      joined.set(output.subarray(row * widths[i]!, (row + 1) * widths[i]!), row * width + offset);
    offset += widths[i]!;
  });
  return joined;
}

/** For a model that takes exactly `batch` images at a time: pads the last batch with zeros. */
export function inBatches(run: RunBatch, batch: number, pixelsPerImage: number): RunBatch {
  return async (pixels, count) => {
    let joined = new Float32Array(0);
    for (let first = 0; first < count; first += batch) {
      const given = pixels.subarray(first * pixelsPerImage, (first + batch) * pixelsPerImage);
      const full = new Float32Array(batch * pixelsPerImage);
      full.set(given);
      const vectors = await run(full, batch);
      const width = vectors.length / batch;
      if (first === 0) joined = new Float32Array(count * width);
      joined.set(vectors.subarray(0, width * Math.min(batch, count - first)), first * width);
    }
    return joined;
  };
}

/** Pixels [count, height, width, 3] as [count, 3, height, width]. */
export function channelsFirst(pixels: Float32Array, count: number, [height, width]: ImageSize): Float32Array {
  const area = height * width;
  const out = new Float32Array(pixels.length);
  for (let image = 0; image < count; image++) {
    const start = image * 3 * area;
    for (let channel = 0; channel < 3; channel++) {
      const to = start + channel * area;
      for (let at = 0; at < area; at++) out[to + at] = pixels[start + 3 * at + channel]!;
    }
  }
  return out;
}
