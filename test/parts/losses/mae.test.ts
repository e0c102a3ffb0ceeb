import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import mae from '../../../src/parts/losses/mae.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('mae on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/mae'))('PyTorch: $name', (one) => expectLossMatches(tf, mae, one));
});
