import { defineSchedule } from 'declarative-zoo';
import { schema } from '../../generated/schedules/sample-part.js';

/**
 * A power of the fraction of remaining steps, after t of T steps:
 *
 *   factor = (1 - t / T)^power
 *
 * Liu, Rabinovich and Berg 2016, "ParseNet: Looking Wider to See Better".
 */
export default defineSchedule({
  name: 'sample-part',
  schema,
  bind: ({ power }) => ({
    factor: ({ step, steps }) => (1 - step / steps) ** power,
  }),
});
