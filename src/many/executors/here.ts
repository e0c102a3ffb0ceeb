import { ZooError } from '../../errors/problem.js';
import { badExecutorOption } from '../../errors/studies.js';
import type { Execution, Executor, ExecutorRecord } from './executor.js';

/** More local processes than any machine has use for. */
const MOST_WORKERS = 256;

const DONE: Execution = { ended: true, notes: [] };

/** This machine: this process runs one unit after the other, or `workers` processes run several at a time. */
export const here: ExecutorRecord = {
  name: 'here',
  summary: 'on this machine, in this process or in several',
  options: [
    {
      name: 'workers',
      description:
        'How many units run at a time, each in a process of its own; the threads are divided among them.',
    },
  ],
  bind: ({ workers = '1' }): Executor => {
    const count = Number(workers);
    if (!(Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS))
      throw new ZooError(
        badExecutorOption('here', 'workers', workers, `a whole number from 1 to ${MOST_WORKERS}`),
      );
    return {
      execute: async (job, context, events) => {
        const { runInProcess, runInWorkers } = await import('./local.js');
        await (count === 1 ? runInProcess(job, context, events) : runInWorkers(job, count, context, events));
        return DONE;
      },
    };
  },
};
