import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import sgd from '../../../src/parts/optimizers/sgd.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectOptimizerMatches, type OptimizerCase } from '../../parity/optimizer.js';

describe.each(engines)('sgd on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<OptimizerCase>('optimizers/sgd'))('PyTorch: $name', (one) =>
    expectOptimizerMatches(tf, sgd, one),
  );
});
