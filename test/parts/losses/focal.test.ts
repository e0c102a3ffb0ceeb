import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import focal from '../../../src/parts/losses/focal.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('focal on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/focal'))('PyTorch: $name', (one) => expectLossMatches(tf, focal, one));
});
