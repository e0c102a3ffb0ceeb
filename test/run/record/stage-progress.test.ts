import { expect, test } from 'vitest';
import type { PlanStage } from '../../../src/plan/plan.js';
import { stageProgress } from '../../../src/run/record/stage-progress.js';

const means = { loss: 0.41234, losses: { au: 0.31, va: null } };
const epoch = {
  epoch: 1,
  loss: 0.4,
  losses: { train: { au: 0.3, va: 0.1 }, validation: { au: 0.5, va: 0.2 } },
  rate: 0.1,
  seconds: 1,
  scores: { P_AU: 0.522 },
  trainScores: { P_AU: 0.601 },
};

test('shows the means of the epoch so far, then those of its record and the score that selects', () => {
  const progress = stageProgress({ select: 'P_AU' } as PlanStage, {});
  expect(progress.step(means)).toBe('loss 0.4123 (au 0.3100, va –)');
  expect(progress.epoch(epoch)).toBe('loss 0.4000 (au 0.3000, va 0.1000)  P_AU 52.2 (train 60.1)');
  expect(progress.step(means)).toBe('loss 0.4123 (au 0.3100, va –)  P_AU 52.2 (train 60.1)');
});

test('a single loss is shown once, and an error in its unit', () => {
  const progress = stageProgress({ select: 'age' } as PlanStage, { errors: { age: 'years' } });
  expect(progress.step({ loss: 2, losses: { age: 2 } })).toBe('loss 2.0000');
  const of = { ...epoch, losses: { train: { age: 2 }, validation: { age: 3 } } };
  expect(progress.epoch({ ...of, scores: { age: 4.2068 }, trainScores: { age: 3 } })).toBe(
    'loss 0.4000  age 4.21 (train 3)',
  );
});
