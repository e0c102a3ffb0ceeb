import type { NamedArray, NamedArrays } from './named-array.js';

/**
 * Converts arrays from PyTorch's layout to the zoo's: convolutions [out, in, k, k] to [k, k, in, out] (a depthwise
 * [channels, 1, k, k] to [k, k, 1, channels], which has the numbers of [k, k, channels, 1] in the same order), dense
 * layers [out, in] to [in, out]; drops `num_batches_tracked`.
 */
export function fromPytorch(arrays: NamedArrays): NamedArrays {
  const kept = [...arrays].filter(([name]) => !name.endsWith('.num_batches_tracked'));
  return new Map(kept.map(([name, array]) => [name, turned(array)] as const));
}

/** Converts the weights of a dense layer or a convolution; returns everything else unchanged. */
export function turned(array: NamedArray): NamedArray {
  const { shape, data } = array;
  if (shape.length !== 4 && shape.length !== 2) return array;
  const [filters, channels, height = 1, width = 1] = shape as [number, number, number?, number?];
  const out = new Float32Array(data.length);
  const area = height * width;
  for (let f = 0; f < filters; f++)
    for (let c = 0; c < channels; c++)
      for (let at = 0; at < area; at++)
        out[(at * channels + c) * filters + f] = data[(f * channels + c) * area + at]!;
  return { shape: shape.length === 4 ? [height, width, channels, filters] : [channels, filters], data: out };
}
