import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Rates } from '../../src/cost/rates.js';
import { readSettings } from '../../src/engine/settings.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { saveRates } from '../../src/run/page/rates.js';
import type { Surroundings } from '../../src/run/surroundings.js';

/** A temporary folder for these tests. */
export const folder = mkdtempSync(join(tmpdir(), 'zoo-cost-'));

/** An idle machine with two cores. */
export const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: { ZOO_THREADS: '2' },
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

/** Rates of a machine, in round numbers. */
export const rates: Rates = {
  ...{ products: 1e11, convolutions: 5e10, depthwise: 1e9, moved: 1e10, call: 2e-5, frozen: 8e10 },
  ...{ decode: 1e-3, draw: 4e-3, random: 3e-8, saved: 3e8, save: 8e-3, start: 2 },
};

/** Saves these rates as a measurement of the wasm engine would. */
export function measured({ env, cache } = context): void {
  saveRates('wasm', { ...readSettings(env), cache }, rates, new Date(0));
}
