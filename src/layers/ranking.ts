import { largest } from '../decision.js';
import type { Score, Scored } from '../part.js';
import { truths } from './confusion.js';
import { meanOfDefined } from './mean-of-defined.js';

/** How many rows have a label or class, and how many lack it. */
interface Counts {
  readonly positives: number;
  readonly negatives: number;
}

/** Rows of one label or class: all, and in groups of ties, most likely first, which are counted on request. */
export interface Ranking extends Counts {
  readonly groups: Iterable<Counts>;
}

/** A score for every ranking, null if undefined, and the mean of the defined ones. */
export function scoreRankings(scored: Scored, of: (ranking: Ranking) => number | null): Score {
  const likely = likelihoods(scored);
  const actual = truths(scored);
  const perClass = Array.from({ length: scored.width }, (_, column) =>
    of(ranking(scored, likely, actual, column)),
  );
  return { value: meanOfDefined(perClass), perClass };
}

function ranking(
  { target, rows, width }: Scored,
  likely: Float64Array,
  actual: Uint8Array,
  column: number,
): Ranking {
  const carrying = new Uint32Array(rows);
  let [count, positives] = [0, 0];
  for (let i = column; i < rows * width; i += width) {
    if (Number.isNaN(target[i])) continue;
    carrying[count++] = i;
    positives += actual[i]!;
  }
  const order = carrying.subarray(0, count).sort((a, b) => likely[b]! - likely[a]!);
  return {
    groups: { [Symbol.iterator]: () => equals(order, likely, actual) },
    positives,
    negatives: count - positives,
  };
}

function* equals(order: Uint32Array, likely: Float64Array, actual: Uint8Array): Generator<Counts> {
  for (let first = 0, end = 0; first < order.length; first = end) {
    let positives = 0;
    // The first one always belongs to the group, although NaN does not equal itself.
    do positives += actual[order[end++]!]!;
    while (end < order.length && likely[order[end]!] === likely[order[first]!]);
    yield { positives, negatives: end - first - positives };
  }
}

/**
 * Numbers that rank rows as their probabilities do. Logits of labels already do; for logits of classes, it is log(p_c /
 * (1 - p_c)) = z_c - log sum over the others of exp(z), where confident rows do not tie as they do in p.
 */
function likelihoods({ kind, scale, output, width }: Scored): Float64Array {
  const likely = new Float64Array(output);
  if (kind !== 'classes' || scale !== 'logits') return likely;
  for (let at = 0; at < likely.length; at += width) {
    const row = output.subarray(at, at + width);
    for (let c = 0; c < width; c++) {
      const others = row.filter((_, i) => i !== c);
      const most = others[largest(others)] ?? Number.NEGATIVE_INFINITY;
      const rest = others.reduce((sum, z) => sum + Math.exp(z - most), 0);
      likely[at + c] = row[c]! - most - Math.log(rest);
    }
  }
  return likely;
}
