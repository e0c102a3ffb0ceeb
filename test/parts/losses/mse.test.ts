import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import mse from '../../../src/parts/losses/mse.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('mse on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/mse'))('PyTorch: $name', (one) => expectLossMatches(tf, mse, one));
});
