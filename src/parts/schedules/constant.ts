import { schema } from '../../generated/schedules/constant.js';
import { defineSchedule } from '../../part.js';

/** The rate stays constant: factor 1. */
export default defineSchedule({ name: 'constant', schema, bind: () => ({ factor: () => 1 }) });
