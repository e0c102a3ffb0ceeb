import { realpathSync } from 'node:fs';
import * as say from '../errors/plugin-find.js';
import { type Problem, ZooError } from '../errors/problem.js';
import { findPlugin } from './find.js';
import type { FoundPlugin } from './plugin.js';
import { wordsIn } from './project.js';

/** The plugins that the user allows to run, by name. */
export interface Allowed {
  readonly plugins: ReadonlyMap<string, FoundPlugin>;
  /** What package.json lists and is not there, each word with what is wrong. */
  readonly missing: ReadonlyMap<string, readonly Problem[]>;
}

/**
 * What `--plugin` flags and the working folder's package.json (`"zoo": { "plugins": [...] }`) allow. Runs no code.
 * Throws a ZooError where a flag names no plugin, or where two plugins have one name.
 */
export function findAllowed(folder: string, flags: readonly string[]): Allowed {
  const missing = new Map<string, readonly Problem[]>();
  const flagged = flags.map((word) => findPlugin(word, folder));
  const listed = wordsIn(folder).flatMap((word) => {
    try {
      return [findPlugin(word, folder)];
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      missing.set(word, error.problems);
      return [];
    }
  });
  return { plugins: byName([...flagged, ...listed]), missing };
}

function byName(found: readonly FoundPlugin[]): Map<string, FoundPlugin> {
  const plugins = new Map<string, FoundPlugin>();
  for (const plugin of found) {
    const same = plugins.get(plugin.name);
    if (same !== undefined && realpathSync(same.folder) !== realpathSync(plugin.folder)) {
      throw new ZooError(say.sameName(plugin.name, [same.folder, plugin.folder]));
    }
    plugins.set(plugin.name, same ?? plugin);
  }
  return plugins;
}
