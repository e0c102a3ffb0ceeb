import type { Mapping, RowLabels } from './mapping.js';
import { network, trunk } from './timm-efficientnet-b0.js';

/** The order of s-Aff-Wild2, which has Other instead of Contempt. */
const order = ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Contempt'];

/** Its files list classes in alphabetical order, possibly followed by valence and arousal. */
const labeled = (classes: readonly string[], after: readonly string[] = []): RowLabels => ({
  from: [...[...classes].sort(), ...after],
  to: [...classes, ...after],
});

/** The eight classes in the order of its files. */
export const inFileOrder = labeled(order).from;

const rows = {
  7: labeled(order.slice(0, 7)),
  8: labeled(order),
  10: labeled(order, ['valence', 'arousal']),
};

/**
 * Savchenko's EfficientNet-B0 (HSEmotion): a complete timm module, whose classifier is the first module of a
 * Sequential.
 */
export const hsemotion: Mapping = {
  name: 'hsemotion',
  what: 'enet_b0_* of HSEmotion; classes are put in the order of s-Aff-Wild2, Contempt where it has Other',
  known: ['conv_stem.weight', 'conv_head.weight', 'classifier.0.weight'],
  rules: [
    { from: 'classifier.0.weight', to: 'classifier.weight', shape: ['Classes', 1280], turn: 'dense', rows },
    { from: 'classifier.0.bias', to: 'classifier.bias', shape: ['Classes'], rows },
    ...trunk,
  ],
  network,
};
