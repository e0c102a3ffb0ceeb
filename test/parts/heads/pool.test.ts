import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import pool from '../../../src/parts/heads/pool.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectFiveSteps, expectHeadMatches, type HeadCase } from '../../parity/head.js';

const cases = golden<HeadCase>('heads/pool');

describe.each(engines)('pool on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (head) => expectHeadMatches(tf, pool, head));
  test.each(cases.filter(({ steps }) => steps))('five steps, PyTorch: $name', (head) =>
    expectFiveSteps(tf, pool, head),
  );
});

describe('what pool infers', () => {
  const infer = (by: readonly string[]) =>
    bindPart(pool, { type: 'pool', input: 'x', by, width: 7 }).infer({
      input: { shape: [10], scale: 'features' },
    });

  test('the statistics side by side; attention has two', () => {
    expect(infer(['mean', 'std']).output).toEqual({ shape: [20], scale: 'features' });
    expect(infer(['attention', 'last']).output).toEqual({ shape: [30], scale: 'features' });
  });

  test('variables only for attention', () => {
    expect(infer(['mean', 'max']).variables).toEqual([]);
    expect(infer(['attention']).variables.map(({ name, shape }) => [name, shape])).toEqual([
      ['attention.hidden.weight', [10, 7]],
      ['attention.hidden.bias', [7]],
      ['attention.score.weight', [7, 1]],
    ]);
  });
});
