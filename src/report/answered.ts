import { largest } from '../decision.js';
import type { RowList } from '../part.js';
import type { PredictionRecord } from './record.js';

/** A row that carries a task's label and got an answer to it. */
export interface Answered {
  readonly truth: readonly (number | null)[];
  readonly output: readonly number[];
}

/** The rows that carry labels of `space`, with the output of `node`, one after the other. */
export function* labeled(
  predictions: RowList<PredictionRecord>,
  node: string,
  space: string,
): Generator<Answered> {
  for (const { truth, outputs } of predictions) {
    const [label, output] = [truth[space], outputs[node]];
    if (label && output) yield { truth: label, output };
  }
}

/** Place of the class that is true or predicted; -1 if there is none. */
export const classOf = (values: readonly (number | null)[]): number =>
  values.length === 0 ? -1 : largest(values.map((value) => value ?? Number.NEGATIVE_INFINITY));
