import assert from 'node:assert/strict';
import { test } from 'node:test';
import part from '../dist/parts/executors/sample-part.js';

test('by hand: the frozen outputs, then each unit; one that fails does not stop the others', async () => {
  const ended = [];
  const job = {
    units: [{ index: 1 }, { index: 2 }],
    env: process.env,
    command: (step) => [
      'sh',
      '-c',
      `echo "it's ${step.unit?.index}" >&2; exit ${step.unit?.index === 1 ? 3 : 0}`,
    ],
    stopping: () => false,
    started: () => {},
    ended: (unit, end) => ended.push([unit.index, end.code, end.last]),
  };
  const done = await part.bind({ shell: '{}' }).execute(job);
  assert.deepEqual(done, { ended: true, notes: [] });
  assert.deepEqual(ended, [
    [1, 3, "it's 1"],
    [2, 0, "it's 2"],
  ]);
});
