import type { Geometry } from '../convolution.js';

/** Number of pixels in the input and in the output. */
export const pixels = (g: Geometry) => ({
  input: g.batchSize * g.inHeight * g.inWidth,
  output: g.batchSize * g.outHeight * g.outWidth,
});

/** Number of taps of the filter. */
export const taps = (g: Geometry): number => g.filterHeight * g.filterWidth;

/**
 * Calls `visit(output pixel, input pixel)` for every output pixel that uses one tap of the filter; the input pixel is
 * -1 if the tap falls on padding.
 */
export function eachPixel(g: Geometry, tap: number, visit: (output: number, input: number) => void): void {
  const [row, column] = [Math.floor(tap / g.filterWidth), tap % g.filterWidth];
  let output = 0;
  for (let image = 0; image < g.batchSize; image++) {
    for (let i = 0; i < g.outHeight; i++) {
      const y = i * g.strideHeight - g.padInfo.top + row * g.dilationHeight;
      const insideRow = y >= 0 && y < g.inHeight;
      for (let j = 0; j < g.outWidth; j++) {
        const x = j * g.strideWidth - g.padInfo.left + column * g.dilationWidth;
        const inside = insideRow && x >= 0 && x < g.inWidth;
        visit(output++, inside ? (image * g.inHeight + y) * g.inWidth + x : -1);
      }
    }
  }
}
