import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planText } from '../../src/commands/terminal/plan.js';
import { secondsOf } from '../../src/cost/rates.js';
import { measureEngine } from '../../src/engine/measure.js';
import { openEngine } from '../../src/engine/open.js';
import { readSettings } from '../../src/engine/settings.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { savedRates } from '../../src/run/page/rates.js';
import { context, measured, rates } from './context.js';

const settings = { ...readSettings(context.env), cache: context.cache };

async function planned() {
  const open = openPage({ page: 'ex-fc', profile: 'demo', keepUnset: true }, context);
  return { ...open, ...(await costOf(open, 'wasm', context)) };
}

test('the time of arithmetic of each kind, bytes and calls equals that by hand', () => {
  const flops = { products: 2e11, convolutions: 1e11, depthwise: 3e9 };
  expect(secondsOf({ flops, moved: 2e10, kernels: 1000, peak: 0 }, rates)).toBeCloseTo(
    2 + 2 + 3 + 2 + 0.02,
    9,
  );
});

test('without a measurement there is no time, and the plan says how to get one', async () => {
  const shown = await planned();
  expect(shown.cost).toMatchObject({ seconds: null, range: null });
  expect(shown.cost.stages[0]).toMatchObject({ seconds: null, secondsPerStep: null });
  expect(shown.cost.stages[0]!.flopsPerStep).toBeGreaterThan(0);
  const text = await planText(shown);
  expect(text).toContain('Run zoo doctor --measure');
  expect(text).not.toMatch(/\d (m?s|min)\b/);
});

test('a measurement gives times only for its machine, engine and number of threads', async () => {
  measured();
  expect(savedRates('wasm', settings)).toEqual(rates);
  expect(savedRates('wasm', { ...settings, threads: 7 })).toBeUndefined();
  expect(savedRates('wasm', { ...settings, provider: 'xnnpack' })).toBeUndefined();
  expect(savedRates('tensorflow', settings)).toBeUndefined();
  const shown = await planned();
  expect(shown.cost.seconds).toBeGreaterThan(2);
  expect(await planText(shown)).toMatch(/In all .* to .*, an estimate for wasm on 2 threads/);
});

test('a damaged measurement counts as missing', () => {
  measured();
  for (const name of readdirSync(join(context.cache, 'rates')))
    writeFileSync(join(context.cache, 'rates', name), '{ "format": 1, "rates"');
  expect(savedRates('wasm', settings)).toBeUndefined();
});

test('an engine is measured without leaking a tensor', async () => {
  const engine = await openEngine('wasm', undefined, settings);
  const before = engine.tf.memory().numTensors;
  const found = await measureEngine(engine, () => performance.now());
  expect(engine.tf.memory().numTensors).toBe(before);
  for (const rate of Object.values(found)) expect(rate).toBeGreaterThan(0);
  expect(found.products).toBeGreaterThan(found.depthwise);
});
