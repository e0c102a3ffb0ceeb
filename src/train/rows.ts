import type { Answers } from './answers.js';
import type { LabelMatrix } from './labels.js';
import type { Scoring } from './scores.js';

/** Selects rows for scoring, by index and in this order; a row may occur more than once, and nodes may lack predictions. */
export function onlyRows(
  answers: Answers,
  scoring: Scoring,
  rows: ArrayLike<number>,
): { readonly answers: Answers; readonly scoring: Scoring } {
  const own = scoring.nodes.flatMap(({ name, answer }) =>
    answer && name in answers ? [[name, picked(answers[name]!, answer.width, rows)] as const] : [],
  );
  const labels = Object.entries(scoring.labels).map(([space, { kind, width, data, has }]) => {
    const taken: LabelMatrix = {
      kind,
      width,
      data: picked(data, width, rows),
      has: copied(has, new Uint8Array(rows.length), 1, rows),
    };
    return [space, taken] as const;
  });
  return { answers: Object.fromEntries(own), scoring: { ...scoring, labels: Object.fromEntries(labels) } };
}

/** Selected rows of a row-major matrix. */
const picked = (data: Float32Array, width: number, rows: ArrayLike<number>): Float32Array =>
  copied(data, new Float32Array(rows.length * width), width, rows);

function copied<A extends Float32Array | Uint8Array>(
  from: A,
  to: A,
  width: number,
  rows: ArrayLike<number>,
): A {
  for (let i = 0; i < rows.length; i++)
    for (let k = 0; k < width; k++) to[i * width + k] = from[rows[i]! * width + k]!;
  return to;
}
