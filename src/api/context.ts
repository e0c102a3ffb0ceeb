import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../engine/settings.js';
import { packageFolder } from '../files/package-folder.js';
import { builtinParts } from '../parts/builtin.js';
import { createRegistry } from '../registry.js';
import type { PageRequest } from '../run/page/open.js';
import { withPlugins } from '../run/plugins.js';
import type { Allowances, Surroundings } from '../run/surroundings.js';

/**
 * What a page may use and do beyond its own content. Every option has a default: `{}` behaves like the command line in
 * the same folder.
 *
 * @example
 * ```js
 * const page = await openPage('page.yaml', { plugins: ['./my-plugin'], cache: '.cache', env: { FACES: 'faces' } });
 * ```
 */
export interface ContextOptions {
  /**
   * Plugins that may run, in addition to those that `package.json` in `folder` allows: a package, or its folder. Like
   * `--plugin`.
   */
  readonly plugins?: readonly string[] | undefined;
  /** The folder whose `package.json` lists the plugins that may run. Default: the working folder. */
  readonly folder?: string | undefined;
  /** Environment variables that pages refer to, and the settings `ZOO_*`. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** The cache folder: everything in it can be made again. Default: `ZOO_CACHE`, or the user's cache folder. */
  readonly cache?: string | undefined;
  /** What a page may do only with your permission. Default: nothing. Like `--allow-env`, `--allow-host` and `--allow-outside`. */
  readonly allow?: Partial<Allowances> | undefined;
}

/**
 * Builds the context that all other code receives: environment, cache, clock, the built-in parts, and the parts of
 * plugins that these pages list and the user allows. Only this function reads the process, where the caller passes
 * nothing; the command line and the library both use it.
 */
export async function createContext(
  options: ContextOptions,
  pages: readonly PageRequest[] = [],
): Promise<Surroundings> {
  const { plugins = [], folder = process.cwd(), env = process.env, cache, allow } = options;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const zoo = join(packageFolder, 'zoo');
  const context = {
    registry: createRegistry(builtinParts),
    env,
    cache: cache ?? readSettings(env).cache,
    zoo,
    library: [zoo],
    version,
    memory: Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
    allow: { env: allow?.env ?? [], hosts: allow?.hosts ?? [], outside: allow?.outside ?? [] },
    now: () => new Date(),
  };
  return withPlugins(context, { folder, flags: plugins }, pages);
}
