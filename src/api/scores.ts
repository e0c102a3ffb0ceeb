import type { LabelSpace, Score } from '../part.js';

/**
 * A metric of a model on a split, with the score of the constant predictor: the best predictions that ignore the image.
 *
 * @example
 * ```js
 * const { P_EX } = run.scores;
 * console.log(P_EX.value, P_EX.constant.value, P_EX.perClass);
 * ```
 */
export interface MetricScore extends NamedScore {
  readonly constant: NamedScore;
  /** True for errors, where less is better; they are in `unit`. All other metrics are fractions of 1. */
  readonly isError: boolean;
  readonly unit?: string;
}

/**
 * A score: its value and, for metrics that have them, the values of each class or label, by name. `null` means
 * undefined, for example for a class without samples.
 *
 * @example
 * ```js
 * const { value, perClass } = run.scores.P_EX.constant;
 * ```
 */
export interface NamedScore {
  readonly value: number | null;
  readonly perClass?: { readonly [label: string]: number | null };
}

/** The metrics of a record or an evaluation. */
interface Scored {
  readonly scores: { readonly [metric: string]: Score };
  readonly constant: { readonly [metric: string]: Score };
  readonly errors?: { readonly [metric: string]: string };
}

/** Scores by metric, with `perClass` keyed by label name; `spaces` gives the label space of each metric. */
export const namedScores = (
  { scores, constant, errors = {} }: Scored,
  spaces: { readonly [metric: string]: LabelSpace | undefined },
): { readonly [metric: string]: MetricScore } =>
  Object.fromEntries(
    Object.entries(scores).map(([metric, score]) => {
      const names = spaces[metric]?.names ?? [];
      const beside = constant[metric] ?? { value: null };
      const unit = errors[metric];
      return [
        metric,
        {
          ...named(score, names),
          constant: named(beside, names),
          isError: unit !== undefined,
          ...(unit && { unit }),
        },
      ];
    }),
  );

const named = ({ value, perClass }: Score, names: readonly string[]): NamedScore => ({
  value,
  ...(perClass && { perClass: Object.fromEntries(perClass.map((one, i) => [names[i] ?? String(i), one])) }),
});
