import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** Losses over their own running means: a variable that the balancer moves itself. */
export const balancer: Sample = {
  shelf: 'balancers',
  part: 'even',
  imports: ['defineBalancer', 'type Tensor'],
  description: 'Each loss over its own running mean, so that all weigh alike however large they are.',
  required: [],
  options: {
    decay: {
      description: 'Decay of the running means, a step.',
      type: 'number',
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.99,
    },
  },
  doc: [
    'Each loss over its own running mean, so that all weigh alike however large they are:',
    '',
    '  L = sum_t L_t / m_t,    m_t <- decay m_t + (1 - decay) L_t after each step',
    '',
    'with m the losses themselves after the first step. Variable: `mean` [tasks], 1 at first.',
  ],
  takes: '{ decay }',
  work: [
    `variables: ({ tasks }) => [
  { name: 'mean', shape: [tasks.length], init: { type: 'constant', value: 1 }, role: 'statistic' },
]`,
    `build: ({ tf, variable }) => ({
  total: (losses) => tf.sum(tf.div(tf.stack(losses as Tensor[]), variable('mean'))),
  before: ({ step, losses }) => {
    const [mean, now] = [variable('mean'), tf.stack(losses as Tensor[])];
    mean.assign(step === 1 ? now : tf.add(tf.mul(mean, decay), tf.mul(now, 1 - decay)));
  },
})`,
  ],
  page: (type) => [
    'extends: mtl-no-attention',
    '',
    'heads:',
    '  au: null',
    '  shared: { type: fc, input: backbone, units: 64, batchNorm: true, activation: relu }',
    '  ex: { input: shared }',
    '  va: { input: shared }',
    '',
    'stages:',
    '  au: null',
    '  ex: null',
    '  va: null',
    '  all:',
    '    train: [shared, ex, va]',
    `    balancer: { type: ${type} }`,
    '    losses: { ex: { type: weighted-cross-entropy, weights: balanced }, va: { type: ccc } }',
    '',
    'metrics: { P_AU: null, P_MTL: null }',
    '',
    ...demoOf('all', 'training: { optimizer: { rate: 0.03 } }'),
  ],
  test: [
    "test('by hand: losses of 2 and 8, then of 1 and 4, are 10 and 1 in all', () => {",
    '  const mean = tf.variable(tf.ones([2]));',
    '  const balancing = part.bind({ decay: 0.5 }).build({ tf, variable: () => mean });',
    '  const losses = (...values) => values.map((value) => tf.scalar(value));',
    '  const total = (...values) => balancing.total(losses(...values)).dataSync()[0];',
    '  assert.equal(total(2, 8), 10);',
    '  balancing.before({ step: 1, losses: losses(2, 8) });',
    '  assert.equal(total(1, 4), 1);',
    '  balancing.before({ step: 2, losses: losses(4, 4) });',
    '  assert.deepEqual([...mean.dataSync()], [3, 6]);',
    '});',
  ],
};
