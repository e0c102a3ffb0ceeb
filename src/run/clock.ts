import { performance } from 'node:perf_hooks';
import type { Clock } from '../train/stage-run.js';

/** The clock of this process. */
export const clock: Clock = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};
