import type { About } from '../export/about.js';
import type { Scale } from '../part.js';
import { type Prediction, predictionOf } from '../prediction.js';

/** The results of an exported model for one image: the prediction of each head, and the attention of heads. */
export interface Reading {
  readonly prediction: Prediction;
  /** For each head with attention: its weights and, if there is one per label, the names of the labels. */
  readonly attention: {
    readonly [head: string]: { readonly names?: readonly string[]; readonly weights: readonly number[] };
  };
}

/** The numbers of an exported model's outputs for one image, by name. */
export function readingOf(
  about: About['outputs'],
  outputs: { readonly [output: string]: readonly number[] },
): Reading {
  const prediction: { [head: string]: Prediction[string] } = {};
  const attention: { [head: string]: Reading['attention'][string] } = {};
  for (const [name, { labels, kind, names, unit, scale, thresholds, head }] of Object.entries(about)) {
    const numbers = outputs[name];
    if (numbers === undefined) continue;
    if (head !== undefined) attention[head] = { ...(names && { names }), weights: numbers };
    else if (labels !== undefined && kind && names)
      prediction[name] = predictionOf(numbers, {
        labels,
        kind,
        names,
        unit,
        scale: scale as Scale,
        thresholds,
      });
  }
  return { prediction, attention };
}

/** The numbers of one row of a batch. */
export const rowOf = (
  outputs: { readonly [output: string]: Float32Array },
  row: number,
  rows: number,
): { readonly [output: string]: readonly number[] } =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, data]) => {
      const width = data.length / rows;
      return [name, Array.from(data.subarray(row * width, (row + 1) * width))];
    }),
  );
