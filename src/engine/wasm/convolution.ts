import type { backend_util } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';

/** Sizes, strides and padding of a 2-D convolution over NHWC maps. */
export type Geometry = backend_util.Conv2DInfo;

type Shape4 = [number, number, number, number];

/** The attributes of every convolution kernel. */
export interface ConvAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Attributes of the gradient of a filter of this shape. */
export type FilterGradient = ConvAttributes & { readonly filterShape: readonly number[] };

/** Attributes of the gradient of an input of this shape. */
export type InputGradient = ConvAttributes & { readonly inputShape: readonly number[] };

/** The geometry of a convolution of `input` [batch, height, width, in] with `filter` [height, width, in, out]. */
export function geometry(
  tf: Tf,
  input: readonly number[],
  filter: readonly number[],
  attributes: ConvAttributes,
  depthwise = false,
): Geometry {
  const { strides, dilations = 1, pad, dimRoundingMode, dataFormat = 'NHWC' } = attributes;
  const order = dataFormat === 'NHWC' ? 'channelsLast' : 'channelsFirst';
  const shapes = [[...input] as Shape4, [...filter] as Shape4] as const;
  return tf.backend_util.computeConv2DInfo(
    ...shapes,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    depthwise,
    order,
  );
}

/** Whether a convolution is one matrix product over its pixels. */
export function isPointwise(g: Geometry): boolean {
  const unpadded = g.inHeight === g.outHeight && g.inWidth === g.outWidth;
  const single = g.filterHeight === 1 && g.filterWidth === 1 && g.strideHeight === 1 && g.strideWidth === 1;
  return single && unpadded && g.dataFormat === 'channelsLast';
}

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
