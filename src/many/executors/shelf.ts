import { ZooError } from '../../errors/problem.js';
import { unknownExecutorOption } from '../../errors/studies.js';
import type { Executor, ExecutorRecord } from './executor.js';
import { here } from './here.js';
import { slurm } from './slurm.js';

/** Every executor; the first is used where the user names none. */
export const executors: readonly ExecutorRecord[] = [here, slurm];

/** What `--executor` takes. */
export const executorNames = executors.map(({ name }) => name);

/** Which options each executor has, for help: `here: workers; slurm: partition, time`. */
export const executorOptions = executors
  .map(({ name, options }) => `${name}: ${options.map((option) => option.name).join(', ')}`)
  .join('; ');

/** The executor of this name with these options (`partition=gpu`). Throws `unknown-executor-option`. */
export function bindExecutor(name: string, given: readonly string[]): Executor {
  const record = executors.find((one) => one.name === name)!;
  const known = record.options.map((option) => option.name);
  const options = Object.fromEntries(
    given.map((text) => {
      const [word = '', ...value] = text.split('=');
      if (!known.includes(word) || value.length === 0)
        throw new ZooError(unknownExecutorOption(name, text, known));
      return [word, value.join('=')];
    }),
  );
  return record.bind(options);
}
