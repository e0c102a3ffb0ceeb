import { beforeAll, describe, test } from 'vitest';
import type { Tf } from '../../../src/part.js';
import adamw from '../../../src/parts/optimizers/adamw.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectOptimizerMatches, type OptimizerCase } from '../../parity/optimizer.js';

describe.each(engines)('adamw on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<OptimizerCase>('optimizers/adamw'))('PyTorch: $name', (one) =>
    expectOptimizerMatches(tf, adamw, one),
  );
});
