import type { PredictionRecord } from './record.js';

/** A row that carries a task's label and got an answer to it. */
export interface Answered {
  readonly truth: readonly (number | null)[];
  readonly answer: readonly number[];
}

/** The rows that carry labels of `space`, with what `node` answered. */
export const labelled = (
  predictions: readonly PredictionRecord[],
  node: string,
  space: string,
): readonly Answered[] =>
  predictions.flatMap(({ truth, answers }) => {
    const [label, answer] = [truth[space], answers[node]];
    return label && answer ? [{ truth: label, answer }] : [];
  });

/** Place of the largest number; of the first one where several are largest; -1 of none. */
export const argmax = (values: readonly (number | null)[]): number =>
  values.indexOf(Math.max(...values.map((value) => value ?? Number.NEGATIVE_INFINITY)));
