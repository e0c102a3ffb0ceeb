import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import adam from '../../../src/parts/optimizers/adam.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectOptimizerMatches, type OptimizerCase } from '../../parity/optimizer.js';

describe.each(engines)('adam on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<OptimizerCase>('optimizers/adam'))('PyTorch: $name', (one) =>
    expectOptimizerMatches(tf, adam, one),
  );
});
