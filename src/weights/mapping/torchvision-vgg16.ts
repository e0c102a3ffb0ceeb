import type { Mapping } from './mapping.js';

export const torchvisionVgg16: Mapping = {
  name: 'torchvision-vgg16',
  what: 'vgg16 of torchvision (without batch norm), and VGG-Face in its names',
  known: ['features.0.weight', 'features.28.weight'],
  foreign: ['features.30.weight'],
  rules: [
    {
      from: 'features.{n}.weight',
      to: 'features.{n}.weight',
      shape: ['out', 'in', 3, 3],
      turn: 'convolution',
    },
    { from: 'features.{n}.bias', to: 'features.{n}.bias', shape: ['out'] },
    { from: 'classifier.{n}.weight', to: 'classifier.{n}.weight', shape: ['out', 'in'], turn: 'dense' },
    { from: 'classifier.{n}.bias', to: 'classifier.{n}.bias', shape: ['out'] },
  ],
  network: { type: 'vgg16', options: { dropout: 0 }, classifier: 'classifier.6.bias' },
};
