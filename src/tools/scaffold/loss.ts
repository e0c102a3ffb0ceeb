import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** The Huber loss: an option with a default, a mask. */
export const loss: Sample = {
  shelf: 'losses',
  part: 'huber',
  imports: ['defineLoss', 'maskedMean'],
  description: 'Squared error that grows only linearly where it is large (Huber 1964).',
  required: [],
  options: {
    delta: {
      description: 'Size of the error from which on it grows linearly.',
      type: 'number',
      exclusiveMinimum: 0,
      default: 0.5,
    },
  },
  doc: [
    'Squared error that grows only linearly where it is large:',
    '',
    '  L = mean over rows and values of |r|^2 / 2 where |r| <= delta, else delta (|r| - delta / 2)',
    '',
    'with r the prediction less the target, both [batch, values]. Huber 1964.',
  ],
  facts: ["kinds: ['continuous']", "scales: ['values']"],
  takes: '{ delta }',
  work: [
    `build: (tf) => (prediction, target, mask) => {
  const size = tf.abs(tf.sub(prediction, target));
  const inner = tf.minimum(size, delta);
  // One formula for both: inner = |r|, or delta.
  const each = tf.mul(inner, tf.sub(size, tf.div(inner, 2)));
  return maskedMean(tf, tf.mean(each, 1), mask);
}`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'stages:',
    `  va: { losses: { va: { type: ${type} } } }`,
    '',
    ...demoOf('va'),
  ],
  test: [
    "test('by hand: errors of 0.2 and 1 with delta 0.5 are 0.02 and 0.375, on average 0.1975', () => {",
    '  const loss = part.bind({ delta: 0.5 }).build(tf, { rows: 1, counts: [0, 0] });',
    '  const [value] = loss(tf.tensor2d([[0.2, 0]]), tf.tensor2d([[0, 1]]), null).dataSync();',
    '  assert.ok(Math.abs(value - 0.1975) < 1e-6, `it is ${value}`);',
    '});',
    '',
    "test('rows without the label do not count', () => {",
    '  const loss = part.bind({ delta: 0.5 }).build(tf, { rows: 1, counts: [0] });',
    '  const [value] = loss(tf.tensor2d([[0.2], [9]]), tf.tensor2d([[0], [0]]), tf.tensor1d([1, 0])).dataSync();',
    '  assert.ok(Math.abs(value - 0.02) < 1e-6, `it is ${value}`);',
    '});',
  ],
};
