import { ZooError } from '../../errors/problem.js';
import { badExecutorOption } from '../../errors/studies.js';
import type { ExecutorOption } from './executor.js';

/** What the user says of the jobs of a study. */
export interface SlurmOptions {
  readonly partition?: string;
  readonly account?: string;
  readonly qos?: string;
  /** Of each job; absent: the default of the partition. */
  readonly time?: string;
  readonly memory?: string;
  readonly cpus: number;
  readonly gpus?: number;
  /** Units that run at the same time, at most. */
  readonly throttle?: number;
  /** Seconds before the time limit at which a unit saves a checkpoint and is requeued. */
  readonly save: number;
  readonly modules: readonly string[];
  /** An image of apptainer or singularity that has Node. */
  readonly container?: string;
}

interface Described extends ExecutorOption {
  readonly form: RegExp;
  readonly expected: string;
}

const NAME = /^[\w.,@+-]+$/;
const COUNT = /^[1-9]\d{0,4}$/;
const count = 'a whole number from 1 to 99999';

const OPTIONS: readonly Described[] = [
  {
    name: 'partition',
    description: 'Partition; absent: the default one of the cluster.',
    form: NAME,
    expected: 'names of partitions, such as gpu or short,long',
  },
  {
    name: 'account',
    description: 'Account that is charged.',
    form: NAME,
    expected: 'the name of an account',
  },
  {
    name: 'qos',
    description: 'Quality of service.',
    form: NAME,
    expected: 'the name of a quality of service',
  },
  {
    name: 'time',
    description: 'Time limit of each job; absent: the default of the partition.',
    form: /^(\d+|\d+:\d\d(:\d\d)?|\d+-\d+(:\d\d(:\d\d)?)?)$/,
    expected: 'minutes, hours:minutes:seconds or days-hours, such as 90, 4:00:00 or 1-12',
  },
  {
    name: 'memory',
    description: 'Memory of each job: 8G.',
    form: /^[1-9]\d*[KMGT]?$/,
    expected: 'a size, such as 800M or 8G',
  },
  {
    name: 'cpus',
    description: 'Processors of each job, and threads of a unit (default 1).',
    form: COUNT,
    expected: count,
  },
  { name: 'gpus', description: 'GPUs of each unit.', form: COUNT, expected: count },
  {
    name: 'throttle',
    description: 'Units that run at the same time, at most.',
    form: COUNT,
    expected: count,
  },
  {
    name: 'save',
    description: 'Seconds before the time limit at which a unit saves and is requeued (default 120).',
    form: COUNT,
    expected: count,
  },
  {
    name: 'modules',
    description: 'Modules to load, separated by commas: nodejs/20.',
    form: /^[\w./+-]+(,[\w./+-]+)*$/,
    expected: 'names of modules, separated by commas, such as nodejs/20,cuda/12.2',
  },
  {
    name: 'container',
    description: 'Image of apptainer or singularity in which jobs run; it needs Node.',
    form: /^(?!-)[^\n\r\0]+$/,
    expected: 'the path of an image',
  },
];

/** What the executor lists for help and docs. */
export const slurmOptions: readonly ExecutorOption[] = OPTIONS.map(({ name, description }) => ({
  name,
  description,
}));

/** The options of a study's jobs. Throws `bad-executor-option`. */
export function readSlurmOptions(given: { readonly [name: string]: string }): SlurmOptions {
  for (const { name, form, expected } of OPTIONS) {
    const value = given[name];
    if (value !== undefined && !form.test(value))
      throw new ZooError(badExecutorOption('slurm', name, value, expected));
  }
  const { partition, account, qos, time, memory, container, cpus, gpus, throttle, save, modules } = given;
  const text = { partition, account, qos, time, memory, container };
  const numbers = { gpus, throttle };
  return {
    ...Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(
      Object.entries(numbers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, Number(value)]],
      ),
    ),
    cpus: Number(cpus ?? 1),
    save: Number(save ?? 120),
    modules: modules?.split(',') ?? [],
  };
}
