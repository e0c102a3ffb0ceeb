import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Banks, type BanksOptions, type View } from '../../src/bank/banks.js';
import type { Chunk } from '../../src/bank/fill.js';

const folder = mkdtempSync(join(tmpdir(), 'banks-'));

async function* oneRow(): AsyncGenerator<Chunk> {
  yield { vectors: Float32Array.of(7, 8), failed: [{ row: 0, why: 'it cannot be opened' }] };
}

it('an image that is a link to itself fails alone', async () => {
  const image = join(folder, 'loop.jpg');
  symlinkSync('loop.jpg', image);
  const rows = [{ key: 'loop', image, split: 'train' as const, labels: {} }];
  const view = { rows, pipeline: { resize: 8 }, mode: 'evaluate', views: 1, seed: 0 } as View;
  const banks = new Banks({
    folder,
    plan: { nodes: [{ name: 'backbone', shelf: 'backbones', output: { shape: [2] } }] },
    backbone: { width: 2, identity: 'one', chunks: oneRow },
    events: { start: () => {}, advance: () => {}, done: () => {}, reused: () => {} },
  } as unknown as BanksOptions);
  const { feed, failed } = await banks.feed('backbone', view);
  expect(failed).toEqual([{ row: 0, why: 'it cannot be opened' }]);
  expect([...(await feed.read(Int32Array.of(0), 0))]).toEqual([7, 8]);
});
