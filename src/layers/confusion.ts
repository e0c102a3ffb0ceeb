import { cutsOf, largest } from '../decision.js';
import type { Scored } from '../part.js';

/**
 * Predictions as 0 or 1 per row and column, from the node's own output: the class with the largest number (the first in
 * case of a tie), or every label with p >= `threshold`; for logits, z >= log(threshold / (1 - threshold)). `tuned` uses
 * the node's own threshold for each label.
 */
export const decisions = (scored: Scored, threshold: number | 'tuned'): Uint8Array =>
  decided(
    scored,
    scored.output,
    threshold === 'tuned' ? cutsOf(scored) : cutsOf({ ...scored, thresholds: undefined }, threshold),
  );

function decided({ kind, rows, width }: Scored, values: Float32Array, cuts: Float32Array): Uint8Array {
  const on = new Uint8Array(values.length);
  if (kind === 'classes')
    for (let row = 0; row < rows; row++) on[largest(values, row * width, (row + 1) * width)] = 1;
  else for (let i = 0; i < values.length; i++) on[i] = values[i]! >= cuts[i % width]! ? 1 : 0;
  return on;
}

/** Labels as 0 or 1 per row and column (0 if NaN); for a soft distribution over classes, the most probable class. */
export function truths(scored: Scored): Uint8Array {
  return decided(scored, scored.target, new Float32Array(scored.width).fill(0.5));
}

/** F1 per column over the rows with a label, 2 TP / (2 TP + FP + FN); 0 for a column that is never predicted and never true. */
export function f1(scored: Scored, threshold: number | 'tuned'): number[] {
  const [decided, actual] = [decisions(scored, threshold), truths(scored)];
  return Array.from({ length: scored.width }, (_, column) => {
    let [hits, marked] = [0, 0];
    for (let i = column; i < decided.length; i += scored.width) {
      if (Number.isNaN(scored.target[i])) continue;
      hits += decided[i]! & actual[i]!;
      marked += decided[i]! + actual[i]!;
    }
    return marked === 0 ? 0 : (2 * hits) / marked;
  });
}
