import assert from 'node:assert/strict';
import { test } from 'node:test';
import part from '../dist/parts/schedules/sample-part.js';

test('by hand: whole at first, a quarter after half of the steps with power 2', () => {
  const factor = (step) => part.bind({ power: 2 }).factor({ step, steps: 10, stepsPerEpoch: 5 });
  assert.deepEqual([factor(0), factor(5)], [1, 0.25]);
});
