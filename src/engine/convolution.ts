import type { backend_util } from '@tensorflow/tfjs-core';
import type { Tf } from '../part.js';

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
