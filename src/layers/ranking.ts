import { largest } from '../decision.js';
import type { Score, Scored } from '../part.js';
import { truths } from './confusion.js';
import { meanOfDefined } from './mean-of-defined.js';

/** Rows of one label or class, the likeliest first, in groups of equals: how many of each group have it, and how many lack it. */
export interface Ranking {
  readonly groups: readonly { readonly positives: number; readonly negatives: number }[];
  readonly positives: number;
  readonly negatives: number;
}

/** A score of every ranking, null where it is not defined, and the mean of those that are. */
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
  const order = Array.from({ length: rows }, (_, row) => row * width + column)
    .filter((i) => !Number.isNaN(target[i]))
    .sort((a, b) => likely[b]! - likely[a]!);
  const groups: { positives: number; negatives: number }[] = [];
  let before = Number.NaN;
  for (const i of order) {
    if (likely[i] !== before) groups.push({ positives: 0, negatives: 0 });
    groups.at(-1)![actual[i] ? 'positives' : 'negatives']++;
    before = likely[i]!;
  }
  const sum = (key: 'positives' | 'negatives'): number =>
    groups.reduce((total, group) => total + group[key], 0);
  return { groups, positives: sum('positives'), negatives: sum('negatives') };
}

/**
 * Numbers that rank rows as their probabilities do. Logits of labels are such numbers; of logits of classes it is
 * log(p_c / (1 - p_c)) = z_c - log sum over the others of exp(z), in which confident rows do not tie as they do in p.
 */
function likelihoods({ kind, scale, output, width }: Scored): Float64Array {
  const likely = Float64Array.from(output);
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
