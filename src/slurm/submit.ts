import { join, resolve } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { folderForSlurm } from '../errors/slurm.js';
import { makeFolder, removeFile, writeAtomically } from '../files/write.js';
import type { SlurmOptions } from '../generated/executors/slurm.js';
import type { StudyJob } from '../part.js';
import { callsOf, folderOf } from './calls.js';
import { type CallSlurm, submit } from './commands.js';
import { jobsOf, readSubmissions, type Submission, writeSubmissions } from './jobs.js';
import { scriptFile, slurmScript } from './script.js';
import { activeJobs, isQueued } from './status.js';

/** The script of a study, and the calls that submit it; empty if all units have finished. */
export function previewOf(job: StudyJob, options: SlurmOptions): string {
  if (job.units.length === 0) return '';
  const calls = callsOf(job, options, job.units);
  const lines = [calls.fill, calls.array('FILL'), calls.report(['ARRAY'])].map(
    (args) => `# sbatch ${args.map((word) => (/[\s'"]/.test(word) ? JSON.stringify(word) : word)).join(' ')}`,
  );
  return `${scriptOf(job, options)}\n# Submitted as follows; FILL and ARRAY are the numbers of these jobs.\n${lines.join('\n')}\n`;
}

const scriptOf = (job: StudyJob, options: SlurmOptions): string =>
  slurmScript({
    folder: folderOf(job),
    workingFolder: process.cwd(),
    options,
    fill: job.command('fill'),
    report: job.command('report'),
    units: job.units.map((unit) => ({
      index: unit.index,
      folder: resolve(unit.folder),
      command: job.command({ unit }),
    })),
  });

/** Submits the units that are neither finished nor in the queue. */
export async function submitStudy(
  job: StudyJob,
  options: SlurmOptions,
  call: CallSlurm,
): Promise<readonly string[]> {
  const folder = folderOf(job);
  if (/[\r\n]/.test(folder)) throw new ZooError(folderForSlurm(job.folder));
  const before = readSubmissions(folder);
  const active = await activeJobs(before, call);
  const units = job.units.filter((unit) => !isQueued(unit, active, before));
  if (units.length === 0)
    return [
      `all ${job.units.length} units that have not finished are in the queue already: --status shows them`,
    ];
  makeFolder(folder);
  for (const unit of units) removeFile(join(folder, `requeued-unit-${unit.index}`));
  removeFile(join(folder, 'requeued-fill'));
  removeFile(join(folder, 'requeued-report'));
  writeAtomically(scriptFile(folder), scriptOf(job, options));
  const calls = callsOf(job, options, units);
  const running = [...new Set(active.map((one) => one.job))].filter((id) =>
    before.some(({ array }) => array === id),
  );
  let submission: Submission = {
    fill: await submit(call, calls.fill),
    units: units.map(({ index }) => index),
  };
  const note = (change: Partial<Submission>): void => {
    submission = { ...submission, ...change };
    writeSubmissions(folder, [...before, submission]);
  };
  try {
    note({});
    note({ array: await submit(call, calls.array(submission.fill)) });
    note({ report: await submit(call, calls.report([...running, submission.array!])) });
  } catch (error) {
    const jobs = jobsOf([submission]);
    await call('scancel', jobs.map(String)).catch(() => {}); // the first error is more informative
    throw error;
  }
  const { fill, array, report } = submission;
  return [
    `submitted jobs ${fill} (frozen outputs), ${array} (${units.length} units) and ${report} (tables)`,
    `logs and the script are in ${folder}`,
  ];
}

/** Cancels the jobs of a study. A running unit first saves a checkpoint. */
export async function cancelStudy(job: StudyJob, call: CallSlurm): Promise<readonly string[]> {
  const active = await activeJobs(readSubmissions(folderOf(job)), call);
  const ids = [...new Set(active.map((one) => one.job))];
  if (ids.length === 0) return ['no job of this study is in the queue'];
  await call('scancel', ids.map(String));
  return [
    `canceled jobs ${ids.join(', ')}; units that were running save a checkpoint, and the same command without --cancel continues them`,
  ];
}
