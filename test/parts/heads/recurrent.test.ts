import { beforeAll, describe, expect, test } from 'vitest';
import { initialValues } from '../../../src/graph/initial.js';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import recurrent from '../../../src/parts/heads/recurrent.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectFiveSteps, expectHeadMatches, type HeadCase } from '../../parity/head.js';

const cases = golden<HeadCase>('heads/recurrent');

describe.each(engines)('recurrent on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (head) => expectHeadMatches(tf, recurrent, head));
  test.each(cases)('five steps, PyTorch: $name', (head) => expectFiveSteps(tf, recurrent, head));
});

describe('what recurrent infers', () => {
  const options = {
    type: 'recurrent',
    input: 'backbone',
    units: 128,
    cell: 'gru',
    layers: 2,
    bidirectional: false,
    dropout: 0,
    reset: 'before',
    answer: 'each',
    init: 'orthogonal',
  } as const;
  const inputs = { input: { shape: [4096], scale: 'features' } } as const;
  const parameters = (changed: object): number =>
    bindPart(recurrent, { ...options, ...changed })
      .infer(inputs)
      .variables.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);

  test('1,622,400 and 98,688 parameters of the two layers of AffWildNet, on 4,096 features', () => {
    expect(parameters({ layers: 1 })).toBe(1_622_400);
    expect(parameters({})).toBe(1_622_400 + 98_688);
  });

  // Counted by torch.nn.GRU(4096, 128, 2, bidirectional=True) and torch.nn.LSTM(4096, 128).
  test('as many as in PyTorch', () => {
    expect(parameters({ reset: 'after', bidirectional: true })).toBe(3_542_016);
    expect(parameters({ cell: 'lstm', reset: 'after', layers: 1 })).toBe(2_163_712);
  });

  test('both directions are twice as wide', () => {
    const { output } = bindPart(recurrent, { ...options, bidirectional: true }).infer(inputs);
    expect(output).toEqual({ shape: [256], scale: 'features' });
  });

  test('an lstm with a reset gate, and a map, are refused', () => {
    expect(() => parameters({ cell: 'lstm' })).toThrow('an lstm has no reset gate');
    const map = { input: { shape: [7, 7, 320], scale: 'features' } } as const;
    expect(() => bindPart(recurrent, options).infer(map)).toThrow('input must be a vector per row');
  });

  test('orthogonal: the columns of each gate are orthonormal, and gates differ', () => {
    const hidden = bindPart(recurrent, options)
      .infer(inputs)
      .variables.find(({ name }) => name === 'layers.0.hidden.weight')!;
    const values = initialValues(hidden, 1, 'node');
    const column = (c: number) => Array.from({ length: 128 }, (_, r) => values[r * 384 + c]!);
    const dot = (a: number, b: number) => column(a).reduce((sum, x, r) => sum + x * column(b)[r]!, 0);
    for (const gate of [0, 128, 256]) {
      for (const [a, b] of [
        [0, 0],
        [127, 127],
        [0, 1],
        [5, 90],
      ] as const)
        expect(dot(gate + a, gate + b)).toBeCloseTo(a === b ? 1 : 0, 5);
    }
    expect(Math.abs(dot(0, 128))).toBeLessThan(0.5);
  });
});
