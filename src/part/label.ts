/** What a model learns to say. */

/** `multi-label`: independent yes/no; `classes`: exactly one; `continuous`: real numbers. */
export type LabelKind = 'multi-label' | 'classes' | 'continuous';

/** What the numbers of a label mean, in order: 12 action units, 8 expressions, valence and arousal. */
export interface LabelSpace {
  readonly name: string;
  readonly kind: LabelKind;
  readonly names: readonly string[];
  /** Of continuous labels, the least and the largest. Absent: -1 and 1; any number where they are standardized. */
  readonly range?: readonly number[];
  /** True where a model learns how many standard deviations a value is from the mean of the training rows. */
  readonly standardize?: boolean;
  /** What continuous labels are measured in: years. */
  readonly unit?: string;
}
