/**
 * How a stored output becomes a decision: the one rule for training, scores, predictions and reports.
 *
 * - Classes: the largest of the node's float32 numbers, before any softmax; the first of equals, as numpy.argmax.
 * - Labels: on where p >= threshold, the node's own for each label where they were tuned. Of logits z that is z >= log(threshold / (1 - threshold)), so z >= 0 at 0.5.
 */
import type { LabelKind, Scale } from './part.js';

/** Index of the largest number in [start, end), the first of equals. */
export function largest(values: ArrayLike<number>, start = 0, end = values.length): number {
  let best = start;
  for (let i = start + 1; i < end; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** The least float32 number of a scale from which on a label is on, for a threshold that is a probability. */
export const cutOf = (scale: Scale, threshold: number): number =>
  Math.fround(scale === 'logits' ? Math.log(threshold / (1 - threshold)) : threshold);

/** From this probability on a label is on, unless a node has tuned others. */
export const THRESHOLD = 0.5;

/** The least number of each label from which on it is on: by the thresholds that were tuned, or one for all. */
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
 * Rows of `width` numbers as probabilities: softmax of the logits of classes, sigmoid of those of labels; numbers of
 * another scale, and values, as they are. Computed in float64; decide by the numbers themselves, which tie less often.
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
