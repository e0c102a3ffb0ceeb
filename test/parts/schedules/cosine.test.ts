import { expect, test } from 'vitest';
import cosine from '../../../src/parts/schedules/cosine.js';
import { golden } from '../../parity/golden.js';
import { expectScheduleMatches, type ScheduleCase } from '../../parity/schedule.js';

test.each(golden<ScheduleCase>('schedules/cosine'))('PyTorch: $name', (one) =>
  expectScheduleMatches(cosine, one),
);

const options = { type: 'cosine', warmup: 0, warmupUnit: 'epochs', floor: 0, per: 'step' } as const;

test('a warm-up longer than the run only rises', () => {
  const factors = [0, 1, 2, 3].map((step) =>
    cosine.bind({ ...options, warmup: 9 }).factor({ step, steps: 4, stepsPerEpoch: 2 }),
  );
  expect(factors).toEqual([0.25, 0.5, 0.75, 1]);
});

// t + 1 of W: the first factor is 1 / W
test.each([
  ['0.3 epochs of 5 steps, 1.5', 0.3, 5, 2],
  ['0.25 epochs of 5 steps, 1.25', 0.25, 5, 1],
  ['1.3 epochs of 3 steps, 3.9', 1.3, 3, 4],
])('a warm-up of %s steps, is rounded to the nearest step, halves up', (_, warmup, stepsPerEpoch, rise) => {
  const factor = cosine.bind({ ...options, warmup }).factor({ step: 0, steps: 100, stepsPerEpoch });
  expect(factor).toBeCloseTo(1 / rise, 12);
});
