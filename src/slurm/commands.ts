import { execFile } from 'node:child_process';
import { EXIT, ZooError } from '../errors/problem.js';
import { slurmMissing, slurmRefused } from '../errors/slurm.js';

/** Calls a Slurm command and returns its output. Throws `slurm-missing` and `slurm-refused`. */
export type CallSlurm = (program: string, args: readonly string[]) => Promise<string>;

/** Timeout after which a controller counts as down, milliseconds. */
const PATIENCE = 120_000;

/** Calls Slurm with a list of arguments, without a shell. */
export const callSlurm =
  (env: Readonly<Record<string, string | undefined>>): CallSlurm =>
  (program, args) =>
    new Promise((resolve, reject) => {
      const how = { env: { ...env }, timeout: PATIENCE, maxBuffer: 1 << 26 };
      execFile(program, [...args], how, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.code === 'ENOENT') reject(new ZooError(slurmMissing(program), EXIT.failed));
        else reject(new ZooError(slurmRefused(program, error.killed ? 'timed out' : stderr), EXIT.failed));
      });
    });

/** A job in the queue. In an array, each unfinished task is a job. */
export interface QueuedJob {
  /** Number of the job, the same for all tasks of an array. */
  readonly job: number;
  /** Number of the task in its array. */
  readonly task?: number;
  /** `PENDING`, `RUNNING`, ... */
  readonly state: string;
  /** Why it waits: `Resources`, `Dependency`, ... */
  readonly reason: string;
  /** The nodes it runs on; empty while it waits. */
  readonly nodes: string;
}

/** All unfinished jobs of this user. */
export async function queuedJobs(call: CallSlurm): Promise<readonly QueuedJob[]> {
  const text = await call('squeue', ['--me', '--array', '--noheader', '--format=%F|%K|%T|%N|%r']);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [job = '', task = '', state = '', nodes = '', ...reason] = line.trim().split('|');
      return {
        job: Number(job),
        ...(/^\d+$/.test(task) && { task: Number(task) }),
        state,
        nodes,
        reason: reason.join('|'),
      };
    });
}

/** Submits a script and returns the number of its job. */
export async function submit(call: CallSlurm, args: readonly string[]): Promise<number> {
  const said = await call('sbatch', ['--parsable', ...args]);
  const id = /^(\d+)(;.*)?$/m.exec(said)?.[1]; // with several clusters, the name of the cluster follows the semicolon
  if (id === undefined) throw new ZooError(slurmRefused('sbatch', said), EXIT.failed);
  return Number(id);
}
