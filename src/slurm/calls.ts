import { basename, resolve } from 'node:path';
import type { SlurmOptions } from '../generated/executors/slurm.js';
import type { StudyJob, StudyUnit } from '../part.js';
import { scriptFile } from './script.js';

/** Subfolder of a study for the files of Slurm. */
export const folderOf = (job: StudyJob): string => resolve(job.folder, 'slurm');

/** The arguments of sbatch for the jobs of a study. */
export function callsOf(job: StudyJob, options: SlurmOptions, units: readonly StudyUnit[]) {
  const folder = folderOf(job);
  const { partition, account, qos, time, memory, cpus, gpus, throttle, save } = options;
  const flag = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [`--${name}=${value}`];
  // Slurm replaces %a with the number of the task, and %% with %.
  const log = (name: string): string => `--output=${folder.replaceAll('%', '%%')}/${name}.log`;
  const common = (what: string): string[] => [
    `--job-name=zoo-${what}-${basename(job.folder).replace(/[^\w.=-]+/g, '-')}`,
    '--requeue',
    '--open-mode=append',
    `--chdir=${process.cwd()}`,
    `--signal=B:USR1@${save}`,
    `--cpus-per-task=${cpus}`,
    ...flag('partition', partition),
    ...flag('account', account),
    ...flag('qos', qos),
    ...flag('time', time),
    ...flag('mem', memory),
  ];
  const gpu = flag('gpus', gpus);
  const script = scriptFile(folder);
  const indices = units.map(({ index }) => index);
  return {
    fill: [...common('fill'), ...gpu, log('fill'), script, 'fill'],
    array: (fill: number | string): readonly string[] => [
      ...common('unit'),
      ...gpu,
      log('unit-%a'),
      `--array=${ranges(indices)}${throttle === undefined ? '' : `%${throttle}`}`,
      `--dependency=afterok:${fill}`,
      '--kill-on-invalid-dep=yes',
      script,
      'unit',
    ],
    report: (arrays: readonly (number | string)[]): readonly string[] => [
      ...common('report'),
      log('report'),
      `--dependency=afterany:${arrays.join(':')}`,
      script,
      'report',
    ],
  };
}

/** `[1, 2, 3, 7] -> "1-3,7"`. */
export function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && n === last[1] + 1) last[1] = n;
    else parts.push([n, n]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
