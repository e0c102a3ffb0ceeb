/**
 * Hops as an image, `[height, width, 3]`: frequency goes up and time to the right, resized by bilinear interpolation
 * without antialiasing; the three channels are equal.
 */
export function picture(
  hops: Float32Array,
  context: number,
  [height, width]: readonly number[],
): Float32Array {
  const bands = hops.length / context;
  const out = new Float32Array(height! * width! * 3);
  for (let y = 0; y < height!; y++) {
    const [low, above] = between(height! - 1 - y, height!, bands);
    for (let x = 0; x < width!; x++) {
      const [left, after] = between(x, width!, context);
      const at = (hop: number, band: number): number => hops[hop * bands + band]!;
      const along = (band: number): number =>
        at(left, band) + after * (at(Math.min(left + 1, context - 1), band) - at(left, band));
      const value = along(low) + above * (along(Math.min(low + 1, bands - 1)) - along(low));
      out.fill(value, (y * width! + x) * 3, (y * width! + x) * 3 + 3);
    }
  }
  return out;
}

/** The position of the center of pixel `i` of `to` among `from`: the pixel at or before it, and the distance beyond that. */
function between(i: number, to: number, from: number): [first: number, beyond: number] {
  const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
  return [Math.floor(at), at - Math.floor(at)];
}
