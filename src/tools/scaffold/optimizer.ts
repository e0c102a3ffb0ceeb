import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** Lion: options with defaults, a slot. */
export const optimizer: Sample = {
  shelf: 'optimizers',
  part: 'lion',
  imports: ['defineOptimizer'],
  description:
    'Steps of one size for every weight, by the sign of a mean of its gradients (Lion, Chen et al. 2023).',
  required: [],
  options: {
    rate: {
      description: "Learning rate, before the schedule's factor.",
      type: 'number',
      minimum: 0,
      default: 1e-4,
    },
    now: {
      description: 'Share of the mean in the direction of a step; the rest is the gradient.',
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.9,
    },
    decay: {
      description: 'Decay of the mean of gradients.',
      type: 'number',
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.99,
    },
    weightDecay: {
      description: 'Share of each weight, times the learning rate, that every step takes away.',
      type: 'number',
      minimum: 0,
      default: 0,
    },
  },
  doc: [
    'Steps of one size for every weight, by the sign of a mean of its gradients:',
    '',
    '  w <- w - rate (sign(now m + (1 - now) g) + weightDecay w)',
    '  m <- decay m + (1 - decay) g',
    '',
    'with m zero at first. Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", algorithm 2.',
  ],
  facts: ["slots: ['mean']"],
  takes: '{ rate, now, decay, weightDecay }',
  work: [
    'rate',
    `update(tf, { value, gradient, slots, rate: scheduled }) {
  const mixed = (share: number) => tf.add(tf.mul(slots.mean!, share), tf.mul(gradient, 1 - share));
  const step = tf.add(tf.sign(mixed(now)), tf.mul(value, weightDecay));
  return { value: tf.sub(value, tf.mul(step, scheduled)), slots: { mean: mixed(decay) } };
}`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'training:',
    `  optimizer: { type: ${type} }`,
    '',
    ...demoOf('va', 'training: { optimizer: { rate: 1e-2 } }'),
  ],
  test: [
    "test('by hand: the sign of 0.9 x -0.04 + 0.1 x 0.5 is 1, so 2 becomes 2 - 0.1 (1 + 0.5 x 2)', () => {",
    '  const options = { rate: 0.1, now: 0.9, decay: 0.99, weightDecay: 0.5 };',
    '  const slots = { mean: tf.scalar(-0.04) };',
    '  const at = { value: tf.scalar(2), gradient: tf.scalar(0.5), slots, rate: 0.1, step: 1 };',
    '  const { value, slots: kept } = part.bind(options).update(tf, at);',
    '  assert.ok(Math.abs(value.dataSync()[0] - 1.8) < 1e-6);',
    '  assert.ok(Math.abs(kept.mean.dataSync()[0] - (0.99 * -0.04 + 0.01 * 0.5)) < 1e-6);',
    '});',
  ],
};
