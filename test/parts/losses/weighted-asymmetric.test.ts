import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import weightedAsymmetric from '../../../src/parts/losses/weighted-asymmetric.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('weighted-asymmetric on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/weighted-asymmetric'))('PyTorch: $name', (one) =>
    expectLossMatches(tf, weightedAsymmetric, one),
  );
});
