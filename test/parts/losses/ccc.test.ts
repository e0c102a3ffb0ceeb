import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import ccc from '../../../src/parts/losses/ccc.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('ccc on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/ccc'))('PyTorch: $name', (one) => expectLossMatches(tf, ccc, one));
});
