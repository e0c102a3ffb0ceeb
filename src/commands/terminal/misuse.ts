import type { Command } from '@oclif/core/command';
import {
  badFlagValue,
  flagsExclude,
  missingArgument,
  noSuchFlag,
  tooManyArguments,
} from '../../errors/commands.js';
import { type Problem, ZooError } from '../../errors/problem.js';

/** What oclif reports about an unknown flag, missing or surplus arguments, and what it could parse. */
interface Misuse {
  readonly flags?: readonly string[];
  readonly args?: readonly (string | { readonly name: string; readonly description?: string })[];
  readonly parse?: unknown;
}

/** Rewords oclif's error about a command line: one sentence per problem, without the help page. */
export function misuse(error: Error & Misuse, command: typeof Command): ZooError {
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
  return new ZooError(problems.length > 0 ? problems : badFlagValue(name, inOneLine(error.message)));
}

/** oclif's `Parsing --seed \n\tExpected an integer ...` and its pointer to the help, as one clause. */
const inOneLine = (message: string): string =>
  message
    .replace(/\s*See more help with --help\s*$/, '')
    .replace(/^Parsing (\S+)\s+/, '$1: ')
    .replace(/(?<=^|: )(Expected|Flag)\b/, (word) => word.toLowerCase())
    .replace(/\s+/g, ' ');

/** Flags that exclude each other but were given together. */
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
