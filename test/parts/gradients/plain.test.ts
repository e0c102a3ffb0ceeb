import { beforeAll, describe, expect, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import plain from '../../../src/parts/gradients/plain.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectStepsMatch, type GradientCase } from '../../parity/gradient.js';

describe.each(engines)('plain on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<GradientCase>('gradients/plain'))('PyTorch: $name', (one) => {
    expectStepsMatch(tf, plain, one);
  });
});

test('one pass', () => expect(plain.bind({ type: 'plain' }).passes).toBe(1));
