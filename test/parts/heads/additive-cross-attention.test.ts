import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import attention from '../../../src/parts/heads/additive-cross-attention.js';
import { engines, open } from '../../parity/engines.js';
import { golden, tensorsOf } from '../../parity/golden.js';
import { expectHeadMatches, type HeadCase, variablesOf } from '../../parity/head.js';

const cases = golden<HeadCase>('heads/additive-cross-attention');

describe.each(engines)('additive-cross-attention on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (head) => expectHeadMatches(tf, attention, head));

  test.each(cases)('inspected weights of a row sum to 1: $name', (head) => {
    const { scope, signals, variables } = variablesOf(tf, attention, head);
    const inspected = tf.tidy(() =>
      bindPart(attention, head.options).inspect!(scope, signals)(tensorsOf(tf, head.inputs)),
    );
    const sums = tf.tidy(() => tf.sum(inspected.attention!, 1).dataSync());
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
    tf.dispose([...variables.values(), inspected.attention!]);
  });
});

describe('what additive-cross-attention infers', () => {
  const options = {
    type: 'additive-cross-attention',
    query: 'au',
    key: 'emotion',
    value: 'emotion',
    width: 64,
    tokens: 'scalar',
  } as const;
  const inputs = {
    query: { shape: [12], scale: 'probabilities' },
    key: { shape: [8], scale: 'logits' },
    value: { shape: [8], scale: 'logits' },
  } as const;
  test.each([
    ['scalar', 896],
    ['vector', 1792],
  ] as const)('tokens %s: %d parameters, on the scale of the value', (tokens, parameters) => {
    const { variables, output } = attention.bind({ ...options, tokens }).infer(inputs);
    expect(variables.reduce((sum, { shape }) => sum + shape[0]! * shape[1]!, 0)).toBe(parameters);
    expect(output).toEqual({ shape: [8], scale: 'logits' });
  });
  test('a value unlike the key is refused with a message', () => {
    const wide = { ...inputs, value: { shape: [9], scale: 'logits' } } as const;
    expect(() => attention.bind(options).infer(wide)).toThrow(
      'key and value must be equally wide, but are 8 and 9 wide',
    );
  });
});
