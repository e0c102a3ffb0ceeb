import { schema } from '../../generated/executors/slurm.js';
import { defineExecutor } from '../../part.js';
import { callSlurm } from '../../slurm/commands.js';
import { statusOf } from '../../slurm/status.js';
import { cancelStudy, previewOf, submitStudy } from '../../slurm/submit.js';

/**
 * A cluster with the scheduler Slurm, whose nodes share a file system: one job computes frozen outputs, an array has
 * a task for each unit, and one job writes the tables. See [Run a study on a cluster](../../cluster.md).
 */
export default defineExecutor({
  name: 'slurm',
  schema,
  bind: (options) => ({
    execute: async (job) => ({
      ended: false,
      notes: await submitStudy(job, options, callSlurm(job.env)),
    }),
    preview: (job) => previewOf(job, options),
    status: (job) => statusOf(job, callSlurm(job.env)),
    cancel: (job) => cancelStudy(job, callSlurm(job.env)),
  }),
});
