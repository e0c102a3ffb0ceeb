import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import weightedCrossEntropy from '../../../src/parts/losses/weighted-cross-entropy.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('weighted-cross-entropy on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/weighted-cross-entropy'))('PyTorch: $name', (one) =>
    expectLossMatches(tf, weightedCrossEntropy, one),
  );
});
