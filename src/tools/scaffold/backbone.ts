import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** A small convolutional network over abstract operations, trained from nothing. */
export const backbone: Sample = {
  shelf: 'backbones',
  part: 'three-convs',
  imports: ['defineBackbone'],
  description: 'Three convolutions, each halving the image, and the mean of what is left.',
  required: [],
  options: {
    filters: {
      description: 'Filters of the first convolution; the second has twice, the third four times as many.',
      type: 'integer',
      minimum: 1,
      default: 8,
    },
  },
  doc: [
    'Images [batch, height, width, 3] to `features` [batch, 4 filters]:',
    '',
    '  x <- relu(batchNorm(conv(x))), three times;  features = mean of x over its places',
    '',
    'The convolutions are 3x3 SAME with stride 2. Variables: `conv1.weight`, `bn1.weight`, ...',
  ],
  facts: ['normalize: { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] }'],
  takes: '{ filters }',
  work: [
    `network(ops, image) {
  const layer = (x: typeof image, number: number) => {
    const options = { filters: filters * 2 ** (number - 1), kernel: 3, stride: 2, padding: 'same', bias: false } as const;
    const made = ops.conv(x, \`conv\${number}\`, options);
    return ops.relu(ops.batchNorm(made, \`bn\${number}\`, { epsilon: 1e-5, momentum: 0.1 }));
  };
  return { features: ops.globalAveragePool([1, 2, 3].reduce(layer, image)) };
}`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    `backbone: { type: ${type} }`,
    '',
    'images:',
    '  train: { resize: 66, crop: 64 }',
    '  evaluate: { resize: 64 }',
    '',
    'training: { optimizer: { type: adam, rate: 3e-3 }, gradient: { type: plain }, batch: 32 }',
    'stages:',
    '  va: { train: [backbone, va] }',
    '',
    ...demoOf('va', 'training: { optimizer: { rate: 3e-3 }, batch: 32 }').map((line) =>
      line.replace('{ views: 1 }', '{ resize: 66, crop: 64, views: 1 }, evaluate: { resize: 64 }'),
    ),
  ],
  test: [
    "test('by hand: 64 x 64 pixels become 8 x 8 places of 4 x 8 features', () => {",
    '  const asked = [];',
    '  const ops = {',
    '    conv: ([height, width], name, { filters, stride }) => {',
    '      asked.push(name);',
    '      return [height / stride, width / stride, filters];',
    '    },',
    '    batchNorm: (x) => x,',
    '    relu: (x) => x,',
    '    globalAveragePool: (x) => x,',
    '  };',
    '  assert.deepEqual(part.bind({ filters: 8 }).network(ops, [64, 64, 3]), { features: [8, 8, 32] });',
    "  assert.deepEqual(asked, ['conv1', 'conv2', 'conv3']);",
    '});',
  ],
};
