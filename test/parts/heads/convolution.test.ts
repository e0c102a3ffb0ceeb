import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import convolution from '../../../src/parts/heads/convolution.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectFiveSteps, expectHeadMatches, type HeadCase } from '../../parity/head.js';

const cases = golden<HeadCase>('heads/convolution');

describe.each(engines)('convolution on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (head) => expectHeadMatches(tf, convolution, head));
  test.each(cases.filter(({ steps }) => steps))('five steps, PyTorch: $name', (head) =>
    expectFiveSteps(tf, convolution, head),
  );
});

describe('what convolution infers', () => {
  const options = {
    type: 'convolution',
    input: 'x',
    width: 64,
    kernel: 3,
    layers: 2,
    dilation: 'double',
    causal: true,
    residual: true,
    dropout: 0,
  } as const;

  test('a kernel of matrices per layer, U(±1 / sqrt(kernel x inputs)) as in PyTorch', () => {
    const { output, variables } = bindPart(convolution, options).infer({
      input: { shape: [12], scale: 'features' },
    });
    expect(output).toEqual({ shape: [64], scale: 'features' });
    expect(
      variables.map(({ name, shape, init }) => [name, shape, init.type === 'uniform' && init.limit]),
    ).toEqual([
      ['layers.0.weight', [3, 12, 64], 1 / 6],
      ['layers.0.bias', [64], 1 / 6],
      ['layers.1.weight', [3, 64, 64], 1 / Math.sqrt(192)],
      ['layers.1.bias', [64], 1 / Math.sqrt(192)],
    ]);
  });
});
