import type { StudyJob, StudyUnit } from '../part.js';
import { folderOf, ranges } from './calls.js';
import { type CallSlurm, type QueuedJob, queuedJobs } from './commands.js';
import { jobsOf, readSubmissions, type Submission } from './jobs.js';

/** The unfinished jobs of a study. */
export async function activeJobs(
  submissions: readonly Submission[],
  call: CallSlurm,
): Promise<readonly QueuedJob[]> {
  if (submissions.length === 0) return [];
  const ours = new Set(jobsOf(submissions));
  return (await queuedJobs(call)).filter(({ job }) => ours.has(job));
}

/** Whether one of these jobs runs, or will run, a unit. */
export const isQueued = (
  { index }: StudyUnit,
  active: readonly QueuedJob[],
  submissions: readonly Submission[],
): boolean =>
  active.some(({ job, task }) =>
    submissions.some(
      ({ array, units }) =>
        // A task of an array that waits for its fill job is not listed separately yet.
        array === job && (task === undefined ? units.includes(index) : task === index),
    ),
  );

/** What Slurm reports about a study, and what to resubmit. */
export async function statusOf(job: StudyJob, call: CallSlurm): Promise<readonly string[]> {
  const submissions = readSubmissions(folderOf(job));
  if (submissions.length === 0) return ['no unit of this study has been submitted to Slurm'];
  const active = await activeJobs(submissions, call);
  const unfinished = job.units.filter((unit) => !job.isFinished(unit));
  const lost = unfinished.filter((unit) => !isQueued(unit, active, submissions));
  const lines = describe(active, submissions);
  if (lost.length === 0) return lines;
  const which = ranges(lost.map(({ index }) => index));
  return [
    ...lines,
    `${lost.length} of ${unfinished.length} units that have not finished have no job: ${which}. The same command without --status submits them again`,
  ];
}

/** One line for each kind of job: `units: 3 running (w1, w2, w3), 2 pending (Resources)`. */
function describe(active: readonly QueuedJob[], submissions: readonly Submission[]): readonly string[] {
  const kinds = [
    ['frozen outputs', submissions.map(({ fill }) => fill)],
    ['units', submissions.map(({ array }) => array)],
    ['tables', submissions.map(({ report }) => report)],
  ] as const;
  const lines = kinds.flatMap(([name, jobs]) => {
    const own = active.filter(({ job }) => (jobs as readonly (number | undefined)[]).includes(job));
    if (own.length === 0) return [];
    const states = [...new Set(own.map(({ state }) => state))].map((state) => {
      const alike = own.filter((one) => one.state === state);
      const details = new Set(alike.map(({ nodes, reason }) => (nodes === '' ? reason : nodes)));
      return `${alike.length} ${state.toLowerCase()} (${[...details].join(', ')})`;
    });
    return [`${name}: ${states.join(', ')}`];
  });
  return lines.length === 0 ? ['no job of this study is in the queue'] : lines;
}
