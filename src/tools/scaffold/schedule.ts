import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** A polynomial decay: an option with a default, plain arithmetic. */
export const schedule: Sample = {
  shelf: 'schedules',
  part: 'poly',
  imports: ['defineSchedule'],
  description: 'A power of the share of steps that are still to come.',
  required: [],
  options: {
    power: {
      description: 'The power: with 1 the rate falls along a line, below 1 late, above 1 early.',
      type: 'number',
      minimum: 0,
      default: 0.9,
    },
  },
  doc: [
    'A power of the share of steps that are still to come, t of T steps being done:',
    '',
    '  factor = (1 - t / T)^power',
    '',
    'Liu, Rabinovich and Berg 2016, "ParseNet: Looking Wider to See Better".',
  ],
  takes: '{ power }',
  work: ['factor: ({ step, steps }) => (1 - step / steps) ** power'],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'training:',
    `  schedule: { type: ${type} }`,
    '',
    ...demoOf('va'),
  ],
  test: [
    "test('by hand: whole at first, a quarter after half of the steps with power 2', () => {",
    '  const factor = (step) => part.bind({ power: 2 }).factor({ step, steps: 10, stepsPerEpoch: 5 });',
    '  assert.deepEqual([factor(0), factor(5)], [1, 0.25]);',
    '});',
  ],
};
