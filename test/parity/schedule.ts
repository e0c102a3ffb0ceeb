import { expect } from 'vitest';
import { bindPart } from '../../src/part/bind.js';
import type { SchedulePart } from '../../src/part.js';

/** A case of `golden/schedules/*.json`: the factor at every step of a run. */
export interface ScheduleCase {
  readonly name: string;
  readonly options: { readonly type: string };
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly factors: readonly number[];
}

/** Expects PyTorch's factors over a run. */
export function expectScheduleMatches(
  part: SchedulePart,
  { options, steps, stepsPerEpoch, factors }: ScheduleCase,
) {
  const schedule = bindPart(part, options);
  for (const [step, factor] of factors.entries()) {
    expect(schedule.factor({ step, steps, stepsPerEpoch }), `step ${step}`).toBeCloseTo(factor, 8);
  }
}
