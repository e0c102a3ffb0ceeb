import { createContext } from '../../api/context.js';
import type { PageRequest } from '../../run/page/open.js';
import type { Permission } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';

/** The context of a command: the same as the library's, with the permissions that the user gives by flag. */
export async function surroundings(
  flags: Allowing,
  pages: readonly PageRequest[] = [],
): Promise<Surroundings> {
  const allow = {
    env: flags['allow-env'] ?? [],
    hosts: flags['allow-host'] ?? [],
    outside: flags['allow-outside'] ?? [],
  };
  return createContext({ plugins: flags.plugin, allow }, pages);
}

/** Flags that give a page permissions that it does not have by default. */
export interface Allowing {
  readonly plugin?: readonly string[] | undefined;
  readonly 'allow-env'?: readonly string[] | undefined;
  readonly 'allow-host'?: readonly string[] | undefined;
  readonly 'allow-outside'?: readonly string[] | undefined;
}

/** The same flags as arguments of a command line. */
export const allowingWords = (flags: Allowing): readonly string[] =>
  (['plugin', 'allow-env', 'allow-host', 'allow-outside'] as const).flatMap((flag) =>
    (flags[flag] ?? []).flatMap((value) => [`--${flag}`, value]),
  );

/** Which plugins the user allows: by flag, or in package.json of the working folder. */
export const permission = ({
  plugin = [],
}: {
  readonly plugin?: readonly string[] | undefined;
}): Permission => ({
  folder: process.cwd(),
  flags: plugin,
});
