import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../engine/settings.js';
import { builtinParts } from '../../parts/builtin.js';
import { createRegistry } from '../../registry.js';
import type { PageRequest } from '../../run/page/open.js';
import type { Permission } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * What this process hands to a run: its environment, cache, clock, the built-in parts, and those of the plugins that these
 * pages list and the user allows, by flag or in the working folder's package.json.
 */
export async function surroundings(
  flags: Allowing,
  pages: readonly PageRequest[] = [],
): Promise<Surroundings> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const zoo = join(root, 'zoo');
  const context = {
    registry: createRegistry(builtinParts),
    env: process.env,
    cache: readSettings(process.env).cache,
    zoo,
    library: [zoo],
    version,
    memory: Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
    allow: {
      env: flags['allow-env'] ?? [],
      hosts: flags['allow-host'] ?? [],
      outside: flags['allow-outside'] ?? [],
    },
    now: () => new Date(),
  };
  const { withPlugins } = await import('../../run/plugins.js');
  return withPlugins(context, permission(flags), pages);
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
