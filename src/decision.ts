/**
 * How a stored output becomes a decision: the one rule for training, scores, predictions and reports.
 *
 * - Classes: the largest of the node's float32 numbers, before any softmax; the first in case of a tie, like
 *   numpy.argmax.
 * - Labels: positive if p >= threshold, which is the node's own for each label if tuned. For logits z: z >=
 *   log(threshold / (1 - threshold)), so z >= 0 at 0.5.
 */
import type { LabelKind, Scale } from './part.js';

/** Index of the largest number in [start, end), the first in case of a tie. */
export function largest(values: ArrayLike<number>, start = 0, end = values.length): number {
  let best = start;
  for (let i = start + 1; i < end; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** The smallest float32 number of a scale at which a label is positive, for a threshold that is a probability. */
export const cutOf = (scale: Scale, threshold: number): number =>
  Math.fround(scale === 'logits' ? Math.log(threshold / (1 - threshold)) : threshold);

/** The default threshold: a label is positive from this probability on, unless a node has tuned thresholds. */
export const THRESHOLD = 0.5;

/** The smallest number at which each label is positive: by tuned thresholds, or one for all. */
export const cutsOf = (
  {
    scale,
    width,
    thresholds,
  }: { readonly scale: Scale; readonly width: number; readonly thresholds?: readonly number[] | undefined },
  threshold = THRESHOLD,
): Float32Array =>
  Float32Array.from({ length: width }, (_, label) => cutOf(scale, thresholds?.[label] ?? threshold));

/**
 * Rows of `width` numbers as probabilities: softmax of the logits of classes, sigmoid of the logits of labels; numbers
 * of other scales, and values, unchanged. Computed in float64; decide by the original numbers, which tie less often.
 */
export function probabilities(
  values: ArrayLike<number>,
  { kind, scale, width }: { readonly kind: LabelKind; readonly scale: Scale; readonly width: number },
): Float32Array {
  const out = new Float32Array(values);
  if (scale !== 'logits' || kind === 'continuous') return out;
  if (kind === 'multi-label') return out.map((z) => 1 / (1 + Math.exp(-z)));
  const powers = new Float64Array(width);
  for (let at = 0; at < out.length; at += width) {
    const most = out[largest(out, at, at + width)]!;
    let sum = 0;
    for (let k = 0; k < width; k++) sum += powers[k] = Math.exp(out[at + k]! - most);
    for (let k = 0; k < width; k++) out[at + k] = powers[k]! / sum;
  }
  return out;
}
