import type { Mapping } from './mapping.js';
import { network, trunk } from './timm-efficientnet-b0.js';

/**
 * Rows of the classifier in the order of `labels`; HSEmotion's are Anger, Contempt, Disgust, Fear, Happiness, Neutral,
 * Sadness, Surprise. Ten rows are those and valence and arousal.
 */
const order = [5, 0, 2, 3, 4, 6, 7, 1];
const rows = { 8: order, 10: [...order, 8, 9] };

/** Savchenko's EfficientNet-B0 (HSEmotion): a whole module of timm's, its classifier the first of a Sequential. */
export const hsemotion: Mapping = {
  name: 'hsemotion',
  what: 'enet_b0_8_* of HSEmotion; classes are put in the order of s-Aff-Wild2, Contempt where it has Other',
  known: ['conv_stem.weight', 'conv_head.weight', 'classifier.0.weight'],
  rules: [
    { from: 'classifier.0.weight', to: 'classifier.weight', shape: ['Classes', 1280], turn: 'dense', rows },
    { from: 'classifier.0.bias', to: 'classifier.bias', shape: ['Classes'], rows },
    ...trunk,
  ],
  network,
  labels: ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Contempt'],
};
