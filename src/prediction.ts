import { cutsOf, largest, probabilities } from './decision.js';
import type { LabelKind, Scale } from './part.js';

/** Numbers by the names of a label space. */
type ByName<T> = { readonly [label: string]: T };

/**
 * What a head predicts for one image, by its `kind`; `labels` names the label space.
 *
 * - `classes`: the most probable class, and the probability of each.
 * - `multi-label`: for each label its probability, and whether it is on (a probability of at least 0.5, or of the threshold that the run tuned).
 * - `continuous`: the values, in the unit of the labels if they have one.
 *
 * @example
 * ```js
 * const { ex, va } = await run.predict('face.jpg');
 * if (ex.kind === 'classes') console.log(ex.class, ex.probabilities[ex.class]);
 * if (va.kind === 'continuous') console.log(va.values.valence);
 * ```
 */
export type HeadPrediction =
  | {
      readonly kind: 'classes';
      readonly labels: string;
      readonly class: string;
      readonly probabilities: ByName<number>;
    }
  | {
      readonly kind: 'multi-label';
      readonly labels: string;
      readonly on: ByName<boolean>;
      readonly probabilities: ByName<number>;
    }
  | {
      readonly kind: 'continuous';
      readonly labels: string;
      readonly values: ByName<number>;
      readonly unit?: string;
    };

/**
 * What a model predicts for one image, by the name of the head.
 *
 * @example
 * ```js
 * const prediction = await run.predict('face.jpg');
 * for (const [head, { kind }] of Object.entries(prediction)) console.log(head, kind);
 * ```
 */
export interface Prediction {
  readonly [head: string]: HeadPrediction;
}

/** The meaning of a head's numbers. */
export interface HeadOutput {
  /** The label space, and its names in the order of the numbers. */
  readonly labels: string;
  readonly kind: LabelKind;
  readonly names: readonly string[];
  readonly unit?: string | undefined;
  readonly scale: Scale;
  /** Tuned probabilities from which each label is on; absent: 0.5. */
  readonly thresholds?: readonly number[] | undefined;
}

/** The numbers of a head for one image, by the names of its labels. */
export function predictionOf(output: readonly number[], head: HeadOutput): HeadPrediction {
  const { kind, labels, names, unit, scale, thresholds } = head;
  const width = names.length;
  const named = <T>(values: ArrayLike<T>): ByName<T> =>
    Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  if (kind === 'continuous') return { kind, labels, values: named(output), ...(unit && { unit }) };
  const shares = named(probabilities(output, { kind, scale, width }));
  if (kind === 'classes') return { kind, labels, class: names[largest(output)]!, probabilities: shares };
  const cuts = cutsOf({ scale, width, thresholds });
  return { kind, labels, on: named(output.map((value, i) => value >= cuts[i]!)), probabilities: shares };
}
