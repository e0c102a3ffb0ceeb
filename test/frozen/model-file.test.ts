import { expect, test } from 'vitest';
import { type ModelFile, outputWidths, type Step, tensorOf } from '../../src/frozen/model-file.js';

const model = (steps: readonly Step[]): ModelFile => ({
  file: 'net',
  input: { name: 'x', shape: [null, 8, 8, 3] },
  tensors: steps.map(({ to }) => to),
  steps,
  widths: new Map(),
});
const dense: Step = { kind: 'dense', from: 'pool', to: 'product', reads: 6, gives: 5 };

test('logits are what the last dense layer gives, with its bias where that is a node of its own', () => {
  expect(tensorOf(model([dense]), 'logits')).toBe('product');
  const biased = model([
    dense,
    { kind: 'biases', from: 'product', to: 'sum' },
    { kind: 'keeps', from: 'sum', to: 'softmax' },
  ]);
  expect(tensorOf(biased, 'logits')).toBe('sum');
  expect(outputWidths(biased, { outputs: ['logits', 'features', 'softmax'] })).toEqual({
    logits: 5,
    features: 6,
    softmax: 5,
  });
});

test('steps that go in a circle have no width', () => {
  const round = model([
    { kind: 'keeps', from: 'b', to: 'a' },
    { kind: 'keeps', from: 'a', to: 'b' },
  ]);
  expect(() => outputWidths(round, { outputs: ['a'] })).toThrow('[unknown-width]');
});
