import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import part from '../dist/parts/datasets/sample-part.js';

const read = (lines, tolerance) => {
  const root = mkdtempSync(join(tmpdir(), 'table-'));
  writeFileSync(join(root, 'labels.csv'), ['image,split,valence,arousal', ...lines].join('\n'));
  return part
    .bind({ root, tolerance })
    .read()
    .finally(() => rmSync(root, { recursive: true }));
};

test('by hand: a line is a row', async () => {
  const [row] = (await read(['a.png,train,0.5,-1'], 0)).rows;
  assert.deepEqual([row.key, row.split, ...row.labels['valence-arousal']], ['a.png', 'train', 0.5, -1]);
});

test('an invalid line is named, and too many stop the run', async () => {
  const lines = ['a.png,train,0,0', 'b.png,trian,0,0', 'c.png,train,2,0'];
  const { bad } = await read(lines, 1);
  assert.deepEqual(
    bad.map((one) => one.replace(/^.*labels/, 'labels')),
    [
      'labels.csv:3  the split is "trian"; expected train, validation or test',
      'labels.csv:4  valence and arousal are not numbers in [-1, 1]',
    ],
  );
  await assert.rejects(read(lines, 0.5), /labels.csv:3/);
});
