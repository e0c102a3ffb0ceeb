import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import transformer from '../../../src/parts/heads/transformer.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectFiveSteps, expectHeadMatches, type HeadCase } from '../../parity/head.js';

const cases = golden<HeadCase>('heads/transformer');

describe.each(engines)('transformer on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (head) => expectHeadMatches(tf, transformer, head));
  test.each(cases.filter(({ steps }) => steps))('five steps, PyTorch: $name', (head) =>
    expectFiveSteps(tf, transformer, head),
  );
});

describe('what transformer infers', () => {
  const options = {
    type: 'transformer',
    input: 'x',
    width: 1024,
    heads: 16,
    layers: 1,
    feedforward: 2048,
    dropout: 0.3,
    norm: 'after',
    positions: 'sinusoid',
    causal: false,
  } as const;
  const signal = { shape: [1024], scale: 'features' } as const;
  const parameters = (changed: object, inputs: object): number =>
    bindPart(transformer, { ...options, ...changed })
      .infer({ ...inputs })
      .variables.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);

  // Counted by torch.nn: a Linear(1024, 1024) has 1,049,600, TransformerEncoderLayer(1024, 16, 2048) 8,399,872, the decoder layer
  // 12,600,320.
  test('as many parameters as in PyTorch', () => {
    expect(parameters({}, { input: signal })).toBe(1_049_600 + 8_399_872);
    expect(parameters({ memory: 'm' }, { input: signal, memory: signal })).toBe(2 * 1_049_600 + 12_600_320);
    expect(parameters({ norm: 'before' }, { input: signal })).toBe(1_049_600 + 8_399_872 + 2048);
  });

  test('refuses heads that do not divide the width', () => {
    expect(() => parameters({ heads: 3 }, { input: signal })).toThrow(
      '3 heads cannot share a width of 1024 evenly',
    );
  });
});
