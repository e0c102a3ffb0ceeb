import { beforeAll, describe, expect, test } from 'vitest';
import type { Pass, Scope, Tf } from '../../../src/part.js';
import fc from '../../../src/parts/heads/fc.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectHeadMatches, type HeadCase } from '../../parity/head.js';

describe.each(engines)('fc on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<HeadCase>('heads/fc'))('PyTorch: $name', (head) => expectHeadMatches(tf, fc, head));

  test('normalized rows have length 1, and a row of zeros does not change', () => {
    const scope = {
      tf,
      variable: (name: string) =>
        name === 'output.weight' ? tf.variable(tf.eye(2)) : tf.variable(tf.zeros([2])),
    };
    const bound = fc.bind({ ...options, units: 2, normalize: 'l2' });
    const forward = bound.build(scope as unknown as Scope, { input: { shape: [2], scale: 'features' } });
    const pass = { training: false, updateStatistics: false } as unknown as Pass;
    const out = forward({ input: tf.tensor([[3, 4], [0, 0], [-5, 12]]) }, pass); // biome-ignore format: rows
    expect(Array.from(out.dataSync(), (value) => Math.round(value * 1e6) / 1e6)).toEqual([
      0.6, 0.8, 0, 0, -0.384615, 0.923077,
    ]);
  });
});

const options = {
  type: 'fc',
  input: 'backbone',
  units: 8,
  hidden: [] as number[],
  batchNorm: false,
  activation: 'none',
  dropout: 0,
  init: 'units',
} as const;
const inputs = { input: { shape: [1288], scale: 'features' } } as const;

describe('what fc infers', () => {
  test('one layer: N(0, sqrt(1 / units)) weights, U(1 / sqrt(inputs)) bias, logits', () => {
    expect(fc.bind(options).infer(inputs)).toEqual({
      output: { shape: [8], scale: 'logits' },
      variables: [
        {
          name: 'output.weight',
          shape: [1288, 8],
          init: { type: 'normal', deviation: Math.sqrt(1 / 8) },
          role: 'weight',
        },
        {
          name: 'output.bias',
          shape: [8],
          init: { type: 'uniform', limit: 1 / Math.sqrt(1288) },
          role: 'weight',
        },
      ],
    });
  });
  test('batch norm needs two rows', () => {
    expect(fc.bind({ ...options, batchNorm: true }).infer(inputs).leastRows).toBe(2);
  });
  test.each([
    ['none', 'logits'],
    ['relu', 'features'],
    ['sigmoid', 'probabilities'],
    ['tanh', 'values'],
  ] as const)('activation %s gives %s', (activation, scale) => {
    expect(fc.bind({ ...options, activation }).infer(inputs).output.scale).toBe(scale);
  });
  test('fan-in: U(1 / sqrt(inputs)) for each layer', () => {
    const { variables } = fc.bind({ ...options, hidden: [100], init: 'fan-in' }).infer(inputs);
    expect(variables.map(({ name, init }) => [name, init.type === 'uniform' && init.limit])).toEqual([
      ['hidden.0.weight', 1 / Math.sqrt(1288)],
      ['hidden.0.bias', 1 / Math.sqrt(1288)],
      ['output.weight', 0.1],
      ['output.bias', 0.1],
    ]);
  });
  test('a map is refused with a message', () => {
    expect(() => fc.bind(options).infer({ input: { shape: [7, 7, 320], scale: 'features' } })).toThrow(
      'input must be a vector per row, but has shape [7, 7, 320]',
    );
  });
});
