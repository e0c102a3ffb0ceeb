import type { LabelSpace } from './part.js';

const units = (name: string, numbers: readonly number[]): LabelSpace => ({
  name,
  kind: 'multi-label',
  names: numbers.map((number) => `AU${number}`),
});

/**
 * The label spaces of the facial-affect collection: those of Nguyen et al. 2022, in the order of s-Aff-Wild2, and the
 * action units of DISFA (all that it scores) and of BP4D (the 12 that are usually reported), whose sets differ.
 */
export const labelSpaces: { readonly [name: string]: LabelSpace } = {
  'action-units': units('action-units', [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26]),
  expression: {
    name: 'expression',
    kind: 'classes',
    names: ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Other'],
  },
  'valence-arousal': { name: 'valence-arousal', kind: 'continuous', names: ['valence', 'arousal'] },
  'disfa-action-units': units('disfa-action-units', [1, 2, 4, 5, 6, 9, 12, 15, 17, 20, 25, 26]),
  'bp4d-action-units': units('bp4d-action-units', [1, 2, 4, 6, 7, 10, 12, 14, 15, 17, 23, 24]),
};

/** The least and the largest value of continuous labels: -1 and 1 unless the space says otherwise. */
export function limitsOf({
  range,
  standardize,
}: Pick<LabelSpace, 'range' | 'standardize'>): readonly [number, number] {
  const [least, most] =
    range ?? (standardize ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [-1, 1]);
  return [least!, most!];
}

/** Those two as text: `[0, 100]`, or `a number`. */
export function limitsText(space: Pick<LabelSpace, 'range' | 'standardize'>): string {
  const limits = limitsOf(space);
  return limits.every(Number.isFinite) ? `[${limits.join(', ')}]` : 'a number';
}
