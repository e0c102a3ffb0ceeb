import type { PageRequest } from '../../run/page/open.js';
import type { Permission } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';

/** What a command hands to a run: the same as the library, with what the user allows by flag. */
export async function surroundings(
  flags: Allowing,
  pages: readonly PageRequest[] = [],
): Promise<Surroundings> {
  const { createContext } = await import('../../api/context.js');
  const allow = {
    env: flags['allow-env'] ?? [],
    hosts: flags['allow-host'] ?? [],
    outside: flags['allow-outside'] ?? [],
  };
  return createContext({ plugins: flags.plugin, allow }, pages);
}

/** The flags by which this user allows a page what it may not do by itself. */
export interface Allowing {
  readonly plugin?: readonly string[] | undefined;
  readonly 'allow-env'?: readonly string[] | undefined;
  readonly 'allow-host'?: readonly string[] | undefined;
  readonly 'allow-outside'?: readonly string[] | undefined;
}

/** The same flags as words of a command line. */
export const allowingWords = (flags: Allowing): readonly string[] =>
  (['plugin', 'allow-env', 'allow-host', 'allow-outside'] as const).flatMap((flag) =>
    (flags[flag] ?? []).flatMap((value) => [`--${flag}`, value]),
  );

/** Which plugins this user allows: by flag, or in package.json of the folder that zoo is called in. */
export const permission = ({
  plugin = [],
}: {
  readonly plugin?: readonly string[] | undefined;
}): Permission => ({
  folder: process.cwd(),
  flags: plugin,
});
