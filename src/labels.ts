import type { LabelSpace } from './part.js';

const units = (name: string, numbers: readonly number[]): LabelSpace => ({
  name,
  kind: 'multi-label',
  names: numbers.map((number) => `AU${number}`),
});

/** The action units of s-Aff-Wild2. */
const UNITS = [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26];

/**
 * The label spaces of the facial-affect collection: those of Nguyen et al. 2022, in the order of s-Aff-Wild2, and the
 * different sets of action units of DISFA (all that it scores) and BP4D (the 12 that are usually reported).
 */
export const labelSpaces: { readonly [name: string]: LabelSpace } = {
  'action-units': units('action-units', UNITS),
  expression: {
    name: 'expression',
    kind: 'classes',
    names: ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Other'],
  },
  'valence-arousal': { name: 'valence-arousal', kind: 'continuous', names: ['valence', 'arousal'] },
  'disfa-action-units': units('disfa-action-units', [1, 2, 4, 5, 6, 9, 12, 15, 17, 20, 25, 26]),
  'bp4d-action-units': units('bp4d-action-units', [1, 2, 4, 6, 7, 10, 12, 14, 15, 17, 23, 24]),
};

/**
 * Probability of each action unit (by number) in each expression: 1 for prototypical units, the measured value for
 * observational ones; Neutral and Other have none. Kollias 2021, after Du et al. 2014.
 */
export const EMOTION_UNITS: readonly { readonly [unit: number]: number }[] = [
  {},
  { 4: 1, 7: 1, 24: 1, 10: 0.26, 23: 0.29 },
  { 10: 1, 4: 0.31, 24: 0.26 },
  { 1: 1, 4: 1, 25: 1, 2: 0.57, 26: 0.33 },
  { 12: 1, 25: 1, 6: 0.51 },
  { 4: 1, 15: 1, 1: 0.6, 6: 0.5 },
  { 1: 1, 2: 1, 25: 1, 26: 1 },
  {},
];

/** The same as a matrix [expression][action unit], in the order of the label spaces. */
export const EXPRESSION_UNITS: readonly (readonly number[])[] = EMOTION_UNITS.map((weights) =>
  UNITS.map((unit) => weights[unit] ?? 0),
);

/** A fixed relation between label spaces: by name, or as a row of weights for each label to translate. */
export type LabelMap = 'expression-to-units' | 'units-to-expression' | readonly (readonly number[])[];

/** The weights of a map. */
export function weightsOfMap(map: LabelMap): readonly (readonly number[])[] {
  if (map === 'expression-to-units') return EXPRESSION_UNITS;
  if (map === 'units-to-expression') return UNITS.map((_, i) => EXPRESSION_UNITS.map((units) => units[i]!));
  return map;
}

/** The smallest and the largest value of continuous labels: -1 and 1 unless the space sets others. */
export function limitsOf({
  range,
  standardize,
}: Pick<LabelSpace, 'range' | 'standardize'>): readonly [number, number] {
  const [least, most] =
    range ?? (standardize ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [-1, 1]);
  return [least!, most!];
}

/** The limits as text: `[0, 100]`, or `a number`. */
export function limitsText(space: Pick<LabelSpace, 'range' | 'standardize'>): string {
  const limits = limitsOf(space);
  return limits.every(Number.isFinite) ? `[${limits.join(', ')}]` : 'a number';
}
