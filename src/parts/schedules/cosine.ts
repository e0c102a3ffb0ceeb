import { type CosineOptions, schema } from '../../generated/schedules/cosine.js';
import { defineSchedule } from '../../part.js';

/**
 * Half a cosine, after a linear rise over `warmup` = W of T steps; t counts from 0:
 *
 *   factor = (t + 1) / W                                                     while t < W
 *   factor = floor + (1 - floor) (1 + cos(pi (t - W) / (T - W))) / 2         after
 *
 * `per: epoch` holds t at the epoch's first step. As PyTorch's CosineAnnealingLR with T_max = T. Loshchilov and Hutter
 * 2017.
 */
export default defineSchedule({
  name: 'cosine',
  schema,
  bind: (options) => ({
    factor({ step, steps, stepsPerEpoch }) {
      const { floor, per } = options;
      const t = per === 'epoch' ? step - (step % stepsPerEpoch) : step;
      const rise = Math.min(warmupSteps(options, stepsPerEpoch), steps);
      if (t < rise) return Math.min((t + 1) / rise, 1);
      return floor + ((1 - floor) * (1 + Math.cos((Math.PI * (t - rise)) / (steps - rise)))) / 2;
    },
    ineffective: ({ steps, stepsPerEpoch }) =>
      options.warmup > 0 && warmupSteps(options, stepsPerEpoch) >= steps
        ? `the rate warms up for ${warmupSteps(options, stepsPerEpoch)} of ${steps} steps, so it never falls`
        : undefined,
  }),
});

const warmupSteps = ({ warmup, warmupUnit }: CosineOptions, stepsPerEpoch: number): number =>
  warmupUnit === 'epochs' ? Math.round(warmup * stepsPerEpoch) : warmup;
