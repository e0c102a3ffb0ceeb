import type { Mapping, Rule } from './mapping.js';

/** Everything except the classifier. Variables of the zoo's `efficientnet-b0` already have timm's names. */
export const trunk: readonly Rule[] = [
  ...[
    'conv_stem.weight',
    'conv_head.weight',
    'blocks.{n}.{n}.conv_{part}.weight',
    'blocks.{n}.{n}.se.conv_{part}.weight',
  ].map((name): Rule => ({ from: name, to: name, shape: ['out', 'in', 'k', 'k'], turn: 'convolution' })),
  ...['bn{n}.{part}', 'blocks.{n}.{n}.bn{n}.{part}', 'blocks.{n}.{n}.se.conv_{part}.bias'].map(
    (name): Rule => ({ from: name, to: name, shape: ['features'] }),
  ),
];

export const network = {
  type: 'efficientnet-b0',
  options: { variant: 'tf', dropout: 0, dropConnect: 0 },
  classifier: 'classifier.bias',
};

export const timmEfficientnetB0: Mapping = {
  name: 'timm-efficientnet-b0',
  what: 'efficientnet_b0 and tf_efficientnet_b0 of timm, and what is trained from them; classes stay in their order',
  known: ['conv_stem.weight', 'conv_head.weight', 'blocks.6.0.conv_pwl.weight'],
  rules: [
    { from: 'classifier.weight', to: 'classifier.weight', shape: ['Classes', 1280], turn: 'dense' },
    { from: 'classifier.bias', to: 'classifier.bias', shape: ['Classes'] },
    ...trunk,
  ],
  network,
};
