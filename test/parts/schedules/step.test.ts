import { test } from 'vitest';
import step from '../../../src/parts/schedules/step.js';
import { golden } from '../../parity/golden.js';
import { expectScheduleMatches, type ScheduleCase } from '../../parity/schedule.js';

test.each(golden<ScheduleCase>('schedules/step'))('PyTorch: $name', (one) =>
  expectScheduleMatches(step, one),
);
