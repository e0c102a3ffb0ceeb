import type { LabelSpace } from './part.js';

/** The label spaces of the facial-affect collection, in the order of Nguyen et al. 2022 and of s-Aff-Wild2. */
export const labelSpaces: { readonly [name: string]: LabelSpace } = {
  'action-units': {
    name: 'action-units',
    kind: 'multi-label',
    names: ['AU1', 'AU2', 'AU4', 'AU6', 'AU7', 'AU10', 'AU12', 'AU15', 'AU23', 'AU24', 'AU25', 'AU26'],
  },
  expression: {
    name: 'expression',
    kind: 'classes',
    names: ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Other'],
  },
  'valence-arousal': { name: 'valence-arousal', kind: 'continuous', names: ['valence', 'arousal'] },
};
