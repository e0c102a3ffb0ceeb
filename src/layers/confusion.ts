import type { Scored } from '../part.js';

/** Index of the largest entry in columns [start, end); the first of several. */
function largest(values: Float32Array, start: number, end: number): number {
  let best = start;
  for (let i = start + 1; i < end; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/**
 * What is predicted as 0 or 1 per row and column: the most probable class, or every label whose probability is above
 * `threshold`.
 */
export function decisions({ kind, prediction, rows, width }: Scored, threshold: number): Uint8Array {
  if (kind !== 'classes') return Uint8Array.from(prediction, (p) => (p > threshold ? 1 : 0));
  const decided = new Uint8Array(prediction.length);
  for (let row = 0; row < rows; row++) decided[largest(prediction, row * width, (row + 1) * width)] = 1;
  return decided;
}

/** What is true as 0 or 1 per row and column (0 where NaN): of a soft distribution over classes, the most probable one. */
export function truths(scored: Scored): Uint8Array {
  return decisions({ ...scored, prediction: scored.target }, 0.5);
}

/** F1 per column over the rows that carry it, 2 TP / (2 TP + FP + FN); 0 for one never predicted and never true. */
export function f1(scored: Scored, threshold: number): number[] {
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
