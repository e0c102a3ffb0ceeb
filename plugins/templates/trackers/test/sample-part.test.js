import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import part from '../dist/parts/trackers/sample-part.js';

test('by hand: a line an event', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diary-'));
  const run = { folder, name: 'a', seed: 1, resumed: false };
  const tracking = await part.bind({ file: 'diary.jsonl' }).start(run);
  tracking.epoch({ stage: 'va', epoch: 1, loss: 0.5 });
  tracking.end('finished');
  const lines = readFileSync(join(folder, 'diary.jsonl'), 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [
      { event: 'start', name: 'a', seed: 1, resumed: false },
      { event: 'epoch', stage: 'va', epoch: 1, loss: 0.5 },
      { event: 'end', how: 'finished' },
    ],
  );
});
