import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Place, type Problem, ZooError } from '../errors/problem.js';
import { checkConfig } from '../schema/files.js';
import { Budget } from '../spec/budget.js';
import { readFileNode } from '../spec/file.js';
import { type Path, placeOf, plain } from '../spec/node.js';
import { nodeFiles } from '../spec/node-files.js';

/** The user's preferences on this machine. */
export interface Preferences {
  /** The executor to use if no flag sets one. */
  readonly executor?: string | undefined;
  /** Options of each executor, by executor name. */
  readonly executors: { readonly [executor: string]: { readonly [option: string]: unknown } };
  /** Place of a value in the file, or of its key. */
  place(path: Path, of?: 'key' | 'value'): Place;
}

/**
 * Path of the user's configuration: `ZOO_CONFIG`, or `zoo/config.yaml` in `XDG_CONFIG_HOME` or `~/.config`; an empty
 * variable counts as unset.
 */
export const configFile = (env: Readonly<Record<string, string | undefined>>): string =>
  env.ZOO_CONFIG || join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'zoo', 'config.yaml');

/** Reads a configuration file; a missing file means no preferences. Throws a ZooError that lists every problem. */
export function readPreferences(file: string): Preferences {
  if (!existsSync(file)) return { executors: {}, place: () => ({ file, line: 1, column: 1 }) };
  const problems: Problem[] = [];
  const root = readFileNode(nodeFiles, file, problems, new Budget());
  if (root === undefined) throw new ZooError(problems);
  const place = (path: Path, of?: 'key' | 'value') => placeOf(root, path, of);
  const { executor, executors = {} } = checkConfig({ value: plain(root), place }, problems);
  return { executor, executors, place };
}
