import { expect, test } from 'vitest';
import gradnorm from '../../../src/parts/balancers/gradnorm.js';
import { expectLikePyTorch } from './like-pytorch.js';

const options = { type: 'gradnorm', alpha: 1.5, rate: 0.025 } as const;

test('trains as in PyTorch', () => expectLikePyTorch(gradnorm, options));

test.each([
  ['nothing is shared', undefined, [], /there are none/],
  ['a weight is not shared', ['va/weight'], ['trunk/weight'], /"va\/weight".*trunk\/weight/],
])('refuses a stage where %s', (_, at, shared, sentence) => {
  const asked = at ? { ...options, at: at as [string] } : options;
  expect(() => gradnorm.bind(asked).variables!({ tasks: ['au', 'va'], shared })).toThrow(sentence);
});
