import { expect, test } from 'vitest';
import constant from '../../../src/parts/schedules/constant.js';

test.each([0, 5, 99])('step %d of 100 has factor 1', (step) => {
  expect(constant.bind({ type: 'constant' }).factor({ step, steps: 100, stepsPerEpoch: 10 })).toBe(1);
});
