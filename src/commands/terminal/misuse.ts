import type { Command } from '@oclif/core/command';
import { flagsExclude, missingArgument, noSuchFlag, tooManyArguments } from '../../errors/commands.js';
import { type Problem, ZooError } from '../../errors/problem.js';

/** What oclif knows of a flag that there is not, of words that are missing or too many, and of what it could read. */
interface Misuse {
  readonly flags?: readonly string[];
  readonly args?: readonly (string | { readonly name: string; readonly description?: string })[];
  readonly parse?: unknown;
}

/** oclif's error about the words of a command, in ours: one sentence each, and no page of help; others as they are. */
export function misuse<E extends Error & Misuse>(error: E, command: typeof Command): E | ZooError {
  const name = `zoo ${command.id.replaceAll(':', ' ')}`;
  const args = Array.isArray(error.args) ? error.args : [];
  const many = args.filter((arg) => typeof arg === 'string');
  const problems: Problem[] = [
    ...(error.flags ?? []).map((flag) => noSuchFlag(name, flag, flagsOf(command))),
    ...args.flatMap((arg) =>
      typeof arg === 'string' ? [] : [missingArgument(name, arg.name, arg.description)],
    ),
    ...together(error, command).map(([flag, other]) => flagsExclude(name, `--${flag}`, `--${other}`)),
    ...(many.length > 0 ? [tooManyArguments(name, many)] : []),
  ];
  return problems.length > 0 ? new ZooError(problems) : error;
}

/** Flags that were given together, and may not be. */
const together = ({ parse }: Misuse, { flags }: typeof Command): [string, string][] => {
  const given = (parse as { output?: { flags?: object } } | undefined)?.output?.flags ?? {};
  return Object.keys(given).flatMap((flag) =>
    (flags[flag]?.exclusive ?? []).flatMap((other): [string, string][] =>
      typeof other === 'string' && other in given ? [[flag, other]] : [],
    ),
  );
};

const flagsOf = ({ flags, enableJsonFlag }: typeof Command): string[] =>
  [...Object.keys(flags), 'help', ...(enableJsonFlag ? ['json'] : [])].map((flag) => `--${flag}`);
