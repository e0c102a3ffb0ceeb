import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { runPage } from '../../src/run/run.js';
import { quietEvents, smallWorkplace } from './small.js';

// As on a machine where onnxruntime's binding does not load.
vi.mock('onnxruntime-node', () => {
  throw new Error('onnxruntime is not here');
});

it('trains the three stages without onnxruntime', async () => {
  const small = smallWorkplace();
  const events = quietEvents();
  const request = {
    open: small.open(),
    engine: 'wasm' as const,
    folder: join(small.folder, 'run'),
    resume: false,
  };
  const record = await runPage(request, { ...small.context, env: { ZOO_GEMM: 'xnnpack' } }, events);
  expect(events.notes.join('\n')).toMatch(/XNNPACK/i);
  for (const metric of ['P_AU', 'P_EX', 'P_VA']) {
    expect(record.scores[metric]!.value, metric).toBeGreaterThan(record.constant[metric]!.value! + 0.05);
  }
}, 120_000);
