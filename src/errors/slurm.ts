/** Messages about Slurm jobs. */
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * The commands of Slurm are not on this machine, or not in the PATH. On many clusters only the login nodes have them.
 *
 * @example sbatch was not found, so no job can be submitted. Run zoo on a login node of the cluster, load the module of
 * Slurm, or run the study on this machine with --executor here.
 */
export const slurmMissing = (program: string): Problem => ({
  code: 'slurm-missing',
  message: `${program} was not found, so no job can be ${program === 'sbatch' ? 'submitted' : 'looked up or stopped'}. Run zoo on a login node of the cluster, load the module of Slurm, or run the study on this machine with --executor here.`,
});

/** Error messages of Slurm with advice; the first match applies. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /munge|authentication credential|Protocol authentication error/i,
    'The munge daemon of this machine does not answer or has another key than the cluster: try another login node, or ask its administrator to restart munge.',
  ],
  [
    /Unable to contact slurm controller|Connection refused|timed out/i,
    'The controller of Slurm does not answer: jobs that are running continue. Try again in a few minutes; scontrol ping shows its state.',
  ],
  [/Invalid partition/i, 'sinfo --summarize lists the partitions: choose one with --with partition=NAME.'],
  [
    /Invalid account|account\/partition/i,
    'sacctmgr show associations user=$USER lists your accounts: choose one with --with account=NAME.',
  ],
  [/Invalid qos/i, 'Choose another quality of service with --with qos=NAME.'],
  [
    /time limit|DOWN or insufficient/i,
    'scontrol show partition shows the longest time: choose a shorter one with --with time=TIME. A run that needs longer is continued in the next job.',
  ],
  [
    /node configuration is not available|Memory specification|CPU count/i,
    'No node of the partition has this much: ask for less with --with memory=, cpus= or gpus=, or choose another partition.',
  ],
  [
    /job array/i,
    'The cluster limits the size of a job array (scontrol show config: MaxArraySize): divide the study into smaller ones.',
  ],
  [
    /limit|QOSMax|AssocMax|AssocGrp/i,
    'A limit of your account is reached: wait until some of your jobs have ended, then run the same command again.',
  ],
  [
    /batch script|spool|No space left/i,
    'Slurm could not keep the script of the study: tell the administrator of the cluster.',
  ],
];

/**
 * A command of Slurm failed: the message ends with what Slurm said. Nothing has been submitted.
 *
 * @example sbatch failed: invalid partition specified: nowhere. sinfo --summarize lists the partitions: choose one with --with
 * partition=NAME.
 */
export function slurmRefused(program: string, said: string): Problem {
  const lines = said
    .split('\n')
    .map((line) => line.replace(/^(sbatch|squeue|scancel|scontrol): (error: )?/, '').trim());
  const reason = lines
    .filter((line) => line !== '')
    .join('; ')
    .slice(0, 400);
  const remedy = REMEDIES.find(([pattern]) => pattern.test(said))?.[1];
  const text = reason === '' ? 'it gave no reason' : printable(reason).replace(/\.$/, '');
  return {
    code: 'slurm-refused',
    message: `${program} failed: ${text}.${remedy === undefined ? '' : ` ${remedy}`}`,
  };
}

/**
 * The file with zoo's list of a study's jobs cannot be read.
 *
 * @example runs/ablate-ex-fc/slurm/jobs.json was not written by this version of zoo. If none of the jobs in squeue --me
 * belongs to the study, delete the file.
 */
export const jobsForeign = (file: string): Problem => ({
  code: 'jobs-foreign',
  message: `${printable(file)} was not written by this version of zoo. If none of the jobs in squeue --me belongs to the study, delete the file.`,
});

/**
 * A study folder has a line break in its path, which the path of a Slurm log cannot have.
 *
 * @example the folder "runs/a\nb" has a line break in its path, which Slurm does not support: choose another with --out
 */
export const folderForSlurm = (folder: string): Problem => ({
  code: 'slurm-folder',
  message: `the folder ${JSON.stringify(folder)} has a line break in its path, which Slurm does not support: choose another with --out`,
});
