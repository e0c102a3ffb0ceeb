import { schema } from '../../generated/schedules/step.js';
import { defineSchedule } from '../../part.js';

/** The rate drops every few epochs: factor^floor(epoch / every), with epochs counted from 0. As PyTorch's StepLR. */
export default defineSchedule({
  name: 'step',
  schema,
  bind: ({ every, factor }) => ({
    factor: ({ step, stepsPerEpoch }) => factor ** Math.floor(Math.floor(step / stepsPerEpoch) / every),
  }),
});
