/** Kinds of labels. */

/** `multi-label`: independent yes/no labels; `classes`: exactly one class; `continuous`: real numbers. */
export type LabelKind = 'multi-label' | 'classes' | 'continuous';

/** The meaning of a label's numbers, in order: 12 action units, 8 expressions, valence and arousal. */
export interface LabelSpace {
  readonly name: string;
  readonly kind: LabelKind;
  readonly names: readonly string[];
  /** For continuous labels: the minimum and maximum. Absent: [-1, 1], or any number if they are standardized. */
  readonly range?: readonly number[];
  /** True if a model learns the labels as standard deviations from the mean of the training rows. */
  readonly standardize?: boolean;
  /** The unit of continuous labels, such as years. */
  readonly unit?: string;
}
