import type { Command } from '@oclif/core/command';
import { missingArgument, noSuchFlag, tooManyArguments } from '../../errors/commands.js';
import { type Problem, ZooError } from '../../errors/problem.js';

/** What oclif knows of a flag that there is not, and of words that are missing or too many. */
interface Misuse {
  readonly flags?: readonly string[];
  readonly args?: readonly (string | { readonly name: string; readonly description?: string })[];
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
    ...(many.length > 0 ? [tooManyArguments(name, many)] : []),
  ];
  return problems.length > 0 ? new ZooError(problems) : error;
}

const flagsOf = ({ flags, enableJsonFlag }: typeof Command): string[] =>
  [...Object.keys(flags), 'help', ...(enableJsonFlag ? ['json'] : [])].map((flag) => `--${flag}`);
