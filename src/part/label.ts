/** What a model learns to say. */

/** `multi-label`: independent yes/no; `classes`: exactly one; `continuous`: real numbers in [-1, 1]. */
export type LabelKind = 'multi-label' | 'classes' | 'continuous';

/** What the numbers of a label mean, in order: 12 action units, 8 expressions, valence and arousal. */
export interface LabelSpace {
  readonly name: string;
  readonly kind: LabelKind;
  readonly names: readonly string[];
}
