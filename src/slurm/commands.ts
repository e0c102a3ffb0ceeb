import { execFile } from 'node:child_process';
import { EXIT, ZooError } from '../errors/problem.js';
import { slurmMissing, slurmRefused } from '../errors/slurm.js';

/** Calls a command of Slurm and returns what it prints. Throws `slurm-missing` and `slurm-refused`. */
export type CallSlurm = (program: string, args: readonly string[]) => Promise<string>;

/** Milliseconds after which a controller that does not answer counts as down. */
const PATIENCE = 120_000;

/** Calls Slurm with a list of arguments: no shell reads them. */
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

/** A job of the queue. Of an array, each task that has not ended is one. */
export interface QueuedJob {
  /** Number of the job; all tasks of an array have the same. */
  readonly job: number;
  /** Number of the task in its array. */
  readonly task?: number;
  /** `PENDING`, `RUNNING`, ... */
  readonly state: string;
  /** Why it waits: `Resources`, `Dependency`, ... */
  readonly reason: string;
  /** Where it runs; empty as long as it waits. */
  readonly nodes: string;
}

/** All jobs of this user that have not ended. */
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
  const id = /^(\d+)(;.*)?$/m.exec(said)?.[1]; // after the semicolon, the cluster of several
  if (id === undefined) throw new ZooError(slurmRefused('sbatch', said), EXIT.failed);
  return Number(id);
}
