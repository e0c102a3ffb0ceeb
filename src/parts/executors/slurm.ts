import { schema } from '../../generated/executors/slurm.js';
import { defineExecutor } from '../../part.js';
import { callSlurm } from '../../slurm/commands.js';
import { statusOf } from '../../slurm/status.js';
import { cancelStudy, previewOf, submitStudy } from '../../slurm/submit.js';

/**
 * A cluster with the scheduler Slurm, whose nodes see the same files: one job that computes frozen outputs, an array with a task for
 * each unit, and one job that writes the tables. [Run a study on a cluster](../../cluster.md) tells how.
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
