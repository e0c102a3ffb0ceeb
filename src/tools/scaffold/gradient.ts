import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** Clipping by the norm: an option with a default, all variables together. */
export const gradient: Sample = {
  shelf: 'gradients',
  part: 'clip',
  imports: ['defineGradient', 'type Tensor'],
  description: 'The gradient, shortened where it is longer than a norm (Pascanu et al. 2013).',
  required: [],
  options: {
    norm: {
      description: 'Greatest length of the gradient of all variables together.',
      type: 'number',
      exclusiveMinimum: 0,
      default: 1,
    },
  },
  doc: [
    'The gradient, shortened where it is longer than a norm; its direction stays:',
    '',
    '  g <- g min(1, norm / |g|),  |g| over all variables together',
    '',
    'Pascanu et al. 2013, "On the difficulty of training recurrent neural networks", algorithm 1.',
  ],
  takes: '{ norm }',
  work: [
    'passes: 1',
    `compute(tf, _variables, evaluate) {
  const { loss, gradients } = evaluate({ updateStatistics: true });
  const clipped = tf.tidy(() => {
    const length = tf.sqrt(tf.addN(gradients.map((one) => tf.sum(tf.square(one)))));
    const share = tf.minimum(1, tf.div(norm, tf.maximum(length, 1e-12)));
    return gradients.map((one) => tf.mul(one, share));
  });
  tf.dispose(gradients as Tensor[]);
  return { loss, gradients: clipped };
}`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'training:',
    `  gradient: { type: ${type} }`,
    '',
    ...demoOf('va'),
  ],
  test: [
    'const clipped = (norm) => {',
    '  const evaluate = () => ({ loss: tf.scalar(7), gradients: [tf.tensor1d([3]), tf.tensor1d([4])] });',
    '  const { loss, gradients } = part.bind({ norm }).compute(tf, [], evaluate);',
    '  return [loss, ...gradients].map((one) => Math.round(1e6 * one.dataSync()[0]) / 1e6);',
    '};',
    '',
    "test('by hand: (3, 4) is 5 long; cut to 1 it is (0.6, 0.8)', () => {",
    '  assert.deepEqual(clipped(1), [7, 0.6, 0.8]);',
    '});',
    '',
    "test('a gradient that is short enough stays as it is', () => {",
    '  assert.deepEqual(clipped(10), [7, 3, 4]);',
    '});',
  ],
};
