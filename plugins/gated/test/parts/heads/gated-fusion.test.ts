import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers'; // registers the gradients of tfjs-core's operations
import type { Inputs, Pass, Signal, Variable } from 'declarative-zoo';
import { beforeAll, describe, expect, test } from 'vitest';
import head from '../../../src/parts/heads/gated-fusion.js';

const options = { type: 'gated-fusion', first: 'a', second: 'b', units: 1, dropout: 0 } as const;
const signal = (width: number): Signal => ({ shape: [width], scale: 'features' });
const evaluation: Pass = {
  training: false,
  updateStatistics: false,
  dropoutMask: () => {
    throw new Error('no dropout in evaluation');
  },
};

/** The head with these values of its variables. */
function built(values: { readonly [name: string]: readonly number[] }, widths = { first: 1, second: 1 }) {
  const signals = { first: signal(widths.first), second: signal(widths.second) };
  const bound = head.bind(options);
  const declared = bound.infer(signals);
  const variables = new Map(
    declared.variables.map(({ name, shape }) => [
      name,
      tf.variable(tf.tensor([...values[name]!], [...shape])),
    ]),
  );
  const scope = { tf, variable: (name: string): Variable => variables.get(name)! };
  return { declared, variables, scope, signals, forward: bound.build(scope, signals) };
}

const inputs = (first: number[][], second: number[][]): Inputs<tf.Tensor> => ({
  first: tf.tensor2d(first),
  second: tf.tensor2d(second),
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

// By hand: tanh(ln 2) = (4 - 1) / (4 + 1) = 0.6, tanh(ln 3) = (9 - 1) / (9 + 1) = 0.8, sigmoid(ln 3) = 3 / (3 + 1) = 0.75.
const [ln2, ln3] = [Math.log(2), Math.log(3)];
const byHand = {
  'first.weight': [ln2],
  'first.bias': [0],
  'second.weight': [1],
  'second.bias': [ln3 - 1],
  'gate.weight': [ln3, 1],
  'gate.bias': [-1],
};

describe('gated-fusion', () => {
  test('0.75 x 0.6 + 0.25 x 0.8 = 0.65', () => {
    const { forward } = built(byHand);
    expect(forward(inputs([[1]], [[1]]), evaluation).dataSync()[0]).toBeCloseTo(0.65, 6);
  });

  // dh/dgate = z (1 - z) (h1 - h2) = 0.1875 x -0.2; dh/dfirst = z (1 - h1^2); dh/dsecond = (1 - z) (1 - h2^2).
  test.each([
    ['gate.bias', -0.0375],
    ['first.bias', 0.75 * 0.64],
    ['second.bias', 0.25 * 0.36],
  ])('the gradient of %s is %d', (name, expected) => {
    const { forward, variables } = built(byHand);
    const { grads } = tf.variableGrads(
      () => tf.sum(forward(inputs([[1]], [[1]]), evaluation)) as tf.Scalar,
      [variables.get(name)!],
    );
    expect(Object.values(grads)[0]!.dataSync()[0]).toBeCloseTo(expected, 6);
  });

  test.each([
    ['open, it is the first', 50, 0.6],
    ['closed, it is the second', -50, 0.8],
  ])('a gate that is %s alone', (_, bias, expected) => {
    const { forward } = built({ ...byHand, 'gate.bias': [bias] });
    expect(forward(inputs([[1]], [[1]]), evaluation).dataSync()[0]).toBeCloseTo(expected, 6);
  });

  test('the inspected gate is the share of the first', () => {
    const { scope, signals } = built(byHand);
    const { gate } = head.bind(options).inspect!(scope, signals)(inputs([[1]], [[1]]));
    expect(gate!.dataSync()[0]).toBeCloseTo(0.75, 6);
  });

  test('infers what it builds: shapes, 2 x 3 + 2 x 2 + 2 x 5 weights and 3 x 2 biases', () => {
    const { output, variables } = head
      .bind({ ...options, units: 2 })
      .infer({ first: signal(3), second: signal(2) });
    expect(output).toEqual({ shape: [2], scale: 'values' });
    const sizes = variables.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
    expect(sizes.reduce((a, b) => a + b)).toBe(6 + 4 + 10 + 6);
  });

  test('drops its output by the mask of the pass', () => {
    const { scope, signals } = built(byHand);
    const forward = head.bind({ ...options, dropout: 0.5 }).build(scope, signals);
    const pass: Pass = { ...evaluation, training: true, dropoutMask: (_, shape) => tf.fill([...shape], 2) };
    expect(forward(inputs([[1]], [[1]]), pass).dataSync()[0]).toBeCloseTo(1.3, 6);
  });

  test('leaks no tensor', () => {
    const { forward } = built(byHand);
    const given = inputs([[1]], [[1]]);
    const before = tf.memory().numTensors;
    tf.tidy(() => void forward(given, evaluation));
    expect(tf.memory().numTensors).toBe(before);
  });

  test('an input that is not a vector is rejected', () => {
    const image: Signal = { shape: [8, 8, 3], scale: 'features' };
    expect(() => head.bind(options).infer({ first: image, second: signal(1) })).toThrow(
      'first must be a vector',
    );
  });
});
