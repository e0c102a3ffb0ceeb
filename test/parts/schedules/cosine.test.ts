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
    cosine.factor({ ...options, warmup: 9 }, { step, steps: 4, stepsPerEpoch: 2 }),
  );
  expect(factors).toEqual([0.25, 0.5, 0.75, 1]);
});
