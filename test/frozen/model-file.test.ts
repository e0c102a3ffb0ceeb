import { expect, test } from 'vitest';
import { type ModelFile, outputWidths, type Step, tensorOf } from '../../src/frozen/model-file.js';

const model = (steps: readonly Step[]): ModelFile => ({
  file: 'net',
  input: { name: 'x', shape: [null, 8, 8, 3] },
  tensors: steps.flatMap(({ outputs }) => outputs),
  outputs: [],
  steps,
  shapes: new Map(),
});
const step = (
  kind: 'pools' | 'biases' | 'keeps' | 'selects' | 'other',
  op: string,
  inputs: string[],
  to: string,
): Step => ({
  kind,
  op,
  inputs,
  outputs: [to],
});
const dense = (from: string, to: string, reads = 6, gives = 5): Step => ({
  kind: 'dense',
  op: 'MatMul',
  inputs: [from],
  outputs: [to],
  reads,
  gives,
});

test('logits are the output of the last dense layer, with its bias if that is a separate node', () => {
  expect(tensorOf(model([dense('pool', 'product')]), 'logits')).toBe('product');
  const biased = model([
    dense('pool', 'product'),
    step('biases', 'Op', ['product'], 'sum'),
    step('keeps', 'Op', ['sum'], 'softmax'),
  ]);
  expect(tensorOf(biased, 'logits')).toBe('sum');
  expect(outputWidths(biased, { outputs: ['logits', 'features', 'softmax'] })).toEqual({
    logits: 5,
    features: 6,
    softmax: 5,
  });
});

test('steps that go in a circle have no width', () => {
  const round = model([step('keeps', 'Op', ['b'], 'a'), step('keeps', 'Op', ['a'], 'b')]);
  expect(() => outputWidths(round, { outputs: ['a'] })).toThrow('[unknown-width]');
});
