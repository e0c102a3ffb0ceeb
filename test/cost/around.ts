import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import type { Surroundings } from '../../src/run/surroundings.js';

/** A folder of this test's own. */
export const folder = mkdtempSync(join(tmpdir(), 'zoo-cost-'));

/** A machine with two cores and nothing else on it. */
export const around: Surroundings = {
  registry: createRegistry(builtinParts),
  env: { ZOO_THREADS: '2' },
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};
