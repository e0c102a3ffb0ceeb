import type { Mapping, Rule } from './mapping.js';

const convolution = (name: string): Rule => ({
  from: name,
  to: name,
  shape: ['out', 'in', 'k', 'k'],
  turn: 'convolution',
});
const vector = (name: string): Rule => ({ from: name, to: name, shape: ['features'] });

/** Variables of the zoo's `mobilenet-v3-small` already have torchvision's names. */
export const torchvisionMobilenetV3Small: Mapping = {
  name: 'torchvision-mobilenet-v3-small',
  what: 'mobilenet_v3_small of torchvision, and what is trained from it; classes stay in their order',
  known: ['features.0.0.weight', 'features.11.block.3.0.weight', 'features.12.0.weight'],
  foreign: ['features.13.block.0.0.weight'],
  rules: [
    convolution('features.{n}.0.weight'),
    convolution('features.{n}.block.{n}.0.weight'),
    convolution('features.{n}.block.{n}.fc{n}.weight'),
    vector('features.{n}.1.{part}'),
    vector('features.{n}.block.{n}.1.{part}'),
    vector('features.{n}.block.{n}.fc{n}.bias'),
    { from: 'classifier.{n}.weight', to: 'classifier.{n}.weight', shape: ['out', 'in'], turn: 'dense' },
    vector('classifier.{n}.bias'),
  ],
  network: { type: 'mobilenet-v3-small', options: { dropout: 0 }, classifier: 'classifier.3.bias' },
};
