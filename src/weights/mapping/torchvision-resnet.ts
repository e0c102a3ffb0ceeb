import type { Mapping, Rule } from './mapping.js';

/** Variables of the zoo's residual networks already have torchvision's names. */
const rules: readonly Rule[] = [
  ...['conv1.weight', 'layer{n}.{n}.conv{n}.weight', 'layer{n}.{n}.downsample.0.weight'].map(
    (name): Rule => ({ from: name, to: name, shape: ['out', 'in', 'k', 'k'], turn: 'convolution' }),
  ),
  ...['bn1.{part}', 'layer{n}.{n}.bn{n}.{part}', 'layer{n}.{n}.downsample.1.{part}'].map(
    (name): Rule => ({ from: name, to: name, shape: ['features'] }),
  ),
  { from: 'fc.weight', to: 'fc.weight', shape: ['Classes', 'Features'], turn: 'dense' },
  { from: 'fc.bias', to: 'fc.bias', shape: ['Classes'] },
];

const network = (type: string): NonNullable<Mapping['network']> => ({
  type,
  options: { dropout: 0 },
  classifier: 'fc.bias',
});

export const torchvisionResnet18: Mapping = {
  name: 'torchvision-resnet18',
  what: 'resnet18 of torchvision and timm, and what is trained from them; classes stay in their order',
  known: ['conv1.weight', 'layer1.0.conv2.weight', 'layer4.1.conv2.weight'],
  foreign: ['layer1.0.conv3.weight', 'layer1.2.conv1.weight'],
  rules,
  network: network('resnet18'),
};

export const torchvisionResnet50: Mapping = {
  name: 'torchvision-resnet50',
  what: 'resnet50 of torchvision and timm, and what is trained from them; classes stay in their order',
  known: ['conv1.weight', 'layer1.0.conv3.weight', 'layer3.5.conv3.weight'],
  foreign: ['layer3.6.conv1.weight'],
  rules,
  network: network('resnet50'),
};
