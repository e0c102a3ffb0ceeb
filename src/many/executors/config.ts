import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { unknownConfigOption, unknownExecutor } from '../../errors/config.js';
import { type Problem, ZooError } from '../../errors/problem.js';
import { checkConfig } from '../../schema/files.js';
import { Budget } from '../../spec/budget.js';
import { readFileNode } from '../../spec/file.js';
import { type Path, placeOf, plain } from '../../spec/node.js';
import { nodeFiles } from '../../spec/node-files.js';
import { executorNames, executors } from './shelf.js';

/** What the user prefers on this machine. */
export interface Preferences {
  /** Where units run if no flag says it. */
  readonly executor?: string | undefined;
  /** Options of an executor, as `--with` takes them: `time=4:00:00`. */
  options(executor: string): readonly string[];
}

/** Where a user's configuration is: `ZOO_CONFIG`, or `zoo/config.yaml` in `XDG_CONFIG_HOME` or `~/.config`; empty is unset. */
export const configFile = (env: Readonly<Record<string, string | undefined>>): string =>
  env.ZOO_CONFIG || join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'zoo', 'config.yaml');

/** Reads the configuration in a file; without the file, the user prefers nothing. Throws a ZooError with all that is wrong. */
export function readPreferences(file: string): Preferences {
  if (!existsSync(file)) return { options: () => [] };
  const problems: Problem[] = [];
  const root = readFileNode(nodeFiles, file, problems, new Budget());
  if (root === undefined) throw new ZooError(problems);
  const place = (path: Path, of?: 'key' | 'value') => placeOf(root, path, of);
  const { executor, executors: options = {} } = checkConfig({ value: plain(root), place }, problems);
  const at = (path: readonly string[], of?: 'key') => ({ place: place(path, of), path: path.join('.') });
  if (executor !== undefined && !executorNames.includes(executor))
    problems.push(unknownExecutor(at(['executor']), executor, executorNames));
  for (const [name, given] of Object.entries(options)) {
    const record = executors.find((one) => one.name === name);
    const known = record?.options.map((option) => option.name) ?? [];
    if (record === undefined)
      problems.push(unknownExecutor(at(['executors', name], 'key'), name, executorNames));
    else
      for (const option of Object.keys(given).filter((one) => !known.includes(one)))
        problems.push(unknownConfigOption(at(['executors', name, option], 'key'), name, option, known));
  }
  if (problems.length > 0) throw new ZooError(problems);
  return {
    executor,
    options: (name) => Object.entries(options[name] ?? {}).map(([option, value]) => `${option}=${value}`),
  };
}
