import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

const node = (what: string): object => ({ description: what, type: 'string', 'x-node': true });

/** Two nodes mixed by a share that is learned: inputs, an option with a default, a variable. */
export const head: Sample = {
  shelf: 'heads',
  part: 'mix',
  imports: ['defineHead', 'refuse', 'widthOf'],
  description: 'Two nodes mixed unit by unit, by a share that is learned.',
  required: ['a', 'b'],
  options: {
    a: node('One node.'),
    b: node('The other node, as wide.'),
    share: {
      description: 'Share of a before training.',
      type: 'number',
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      default: 0.5,
    },
    labels: {
      description: 'The label space that this head answers. Absent: it only feeds other heads.',
      type: 'string',
      'x-labels': true,
    },
  },
  doc: [
    'Two nodes mixed unit by unit, by a share that is learned:',
    '',
    '  h = s a + (1 - s) b,  s = sigmoid(share)',
    '',
    'In: `a`, `b` [batch, width]. Out: [batch, width], on the scale of `a`. Variable: `share` [width].',
    'Refuses `b` where a and b differ in width.',
  ],
  takes: '{ share }',
  work: [
    `infer(inputs) {
  const width = widthOf(inputs, 'a');
  if (widthOf(inputs, 'b') !== width) refuse('b', 'a and b must be equally wide');
  const init = { type: 'constant', value: Math.log(share / (1 - share)) } as const;
  return {
    output: { shape: [width], scale: inputs.a!.scale },
    variables: [{ name: 'share', shape: [width], init, role: 'weight' }],
  };
}`,
    `build({ tf, variable }) {
  return ({ a, b }) => {
    const part = tf.sigmoid(variable('share'));
    return tf.add(tf.mul(part, a!), tf.mul(tf.sub(1, part), b!));
  };
}`,
  ],
  page: (type) => [
    'extends: ex-fc',
    '',
    'heads:',
    '  wide: { type: fc, input: backbone, units: 8, hidden: [64] }',
    '  narrow: { type: fc, input: backbone, units: 8 }',
    `  ex: { type: ${type}, a: wide, b: narrow, labels: expression }`,
    '',
    'stages:',
    '  ex: { train: [wide, narrow, ex] }',
    '',
    ...demoOf('ex'),
  ],
  test: [
    "test('by hand: a quarter of 8 and three quarters of 4 are 5', () => {",
    "  const signal = { shape: [1], scale: 'features' };",
    '  const head = part.bind({ share: 0.25 });',
    '  const { output, variables } = head.infer({ a: signal, b: signal });',
    '  assert.deepEqual(output, signal);',
    '  const share = tf.variable(tf.fill(variables[0].shape, variables[0].init.value));',
    '  const forward = head.build({ tf, variable: () => share }, { a: signal, b: signal });',
    '  const [h] = forward({ a: tf.tensor2d([[8]]), b: tf.tensor2d([[4]]) }).dataSync();',
    '  assert.ok(Math.abs(h - 5) < 1e-6, `it is ${h}`);',
    '});',
    '',
    "test('nodes of different widths are refused in words', () => {",
    "  const [a, b] = [2, 3].map((width) => ({ shape: [width], scale: 'features' }));",
    '  assert.throws(() => part.bind({ share: 0.5 }).infer({ a, b }), /equally wide/);',
    '});',
  ],
};
