import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import binaryCrossEntropy from '../../../src/parts/losses/binary-cross-entropy.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectLossMatches, type LossCase } from '../../parity/loss.js';

describe.each(engines)('binary-cross-entropy on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<LossCase>('losses/binary-cross-entropy'))('PyTorch: $name', (one) =>
    expectLossMatches(tf, binaryCrossEntropy, one),
  );
});
