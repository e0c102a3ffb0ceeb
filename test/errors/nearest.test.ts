import { expect, it } from 'vitest';
import { nearest } from '../../src/errors/nearest.js';

const options = [
  'rate',
  'momentum',
  'weightDecay',
  'batch',
  'batchNorm',
  'epochs',
  'dropout',
  'P_AU',
  'P_VA',
  'type',
  'warmupUnit',
  'warmup',
];

it.each([
  ['rtae', 'rate'],
  ['Momentum', 'momentum'],
  ['weight_decay', 'weightDecay'],
  ['weigthDecay', 'weightDecay'],
  ['epoch', 'epochs'],
  ['batch_norm', 'batchNorm'],
  ['batchSize', 'batch'],
  ['learningRate', 'rate'],
  ['dropoutRate', 'dropout'],
  ['warm', 'warmup'],
  ['P_AV', 'P_VA'],
  ['tpye', 'type'],
  ['lr', undefined],
  ['completely-else', undefined],
  ['', undefined],
])('%s most likely meant %s', (word, expected) => {
  expect(nearest(word, options)).toBe(expected);
});
