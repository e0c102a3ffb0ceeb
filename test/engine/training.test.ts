import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPage } from '../../src/run/run.js';
import { quietEvents, smallWorkplace } from '../run/small.js';

test('the three stages train without onnxruntime', { timeout: 120_000 }, async () => {
  const small = smallWorkplace();
  const request = {
    open: small.open(),
    engine: 'wasm' as const,
    folder: join(small.folder, 'run'),
    resume: false,
  };
  const context = { ...small.context, env: { ZOO_GEMM: 'xnnpack' } };
  const { scores, constant, engine } = await runPage(request, context, quietEvents());
  expect(engine.why).toMatch(/XNNPACK/);
  for (const metric of ['P_AU', 'P_EX', 'P_VA']) {
    expect(scores[metric]!.value, metric).toBeGreaterThan(constant[metric]!.value! + 0.05);
  }
});
