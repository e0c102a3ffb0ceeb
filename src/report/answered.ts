import { largest } from '../decision.js';
import type { RowList } from '../part.js';
import type { PredictionRecord } from './record.js';

/** A row that has a task's label and a prediction for it. */
export interface Answered {
  readonly truth: readonly (number | null)[];
  readonly output: readonly number[];
}

/** Yields the rows that have labels of `space`, with the output of `node`. */
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

/** Index of the true or predicted class; -1 if there is none. */
export const classOf = (values: readonly (number | null)[]): number =>
  values.length === 0 ? -1 : largest(values.map((value) => value ?? Number.NEGATIVE_INFINITY));
