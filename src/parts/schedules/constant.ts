import { type ConstantOptions, schema } from '../../generated/schedules/constant.js';
import { defineSchedule } from '../../part.js';

/** The rate stays as it is: factor 1. */
export default defineSchedule<ConstantOptions>({ name: 'constant', schema, factor: () => 1 });
