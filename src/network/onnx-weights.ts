import type { NamedArray } from '../weights/named-array.js';

export type Weights = ReadonlyMap<string, NamedArray>;

/** A copy of a convolution's weight in ONNX's order: [k, k, in, filters] to [filters, in, k, k]; depthwise [k, k, c, 1] to [c, 1, k, k]. */
export function channelsFirst(
  { shape, data }: NamedArray,
  depthwise: boolean,
): { dims: number[]; data: Float32Array } {
  const [height, width] = shape as [number, number];
  const [channels, filters] = depthwise ? [1, shape[2]!] : [shape[2]!, shape[3]!];
  const out = new Float32Array(data.length);
  const area = height * width;
  for (let at = 0; at < area; at++)
    for (let c = 0; c < channels; c++)
      for (let f = 0; f < filters; f++)
        out[(f * channels + c) * area + at] = data[(at * channels + c) * filters + f]!;
  return { dims: [filters, channels, height, width], data: out };
}

/**
 * Folds y = weight (x - mean) / sqrt(variance + epsilon) + bias into the convolution that computes x, in place:
 * multiplies every filter by weight / sqrt(variance + epsilon), and shifts its bias accordingly.
 */
export function foldScale(
  convolution: { readonly weight: Float32Array; readonly bias: Float32Array },
  norm: readonly Float32Array[],
  epsilon: number,
): void {
  const [weight, bias, mean, variance] = norm as [Float32Array, Float32Array, Float32Array, Float32Array];
  const size = convolution.weight.length / weight.length;
  weight.forEach((gain, filter) => {
    const factor = gain / Math.sqrt(variance[filter]! + epsilon);
    for (let i = filter * size; i < (filter + 1) * size; i++) convolution.weight[i]! *= factor;
    convolution.bias[filter] = bias[filter]! + (convolution.bias[filter]! - mean[filter]!) * factor;
  });
}
