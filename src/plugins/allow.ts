import { realpathSync } from 'node:fs';
import * as say from '../errors/plugin-find.js';
import { type Problem, ZooError } from '../errors/problem.js';
import { findPlugin } from './find.js';
import type { FoundPlugin } from './plugin.js';
import { wordsIn } from './project.js';

/** The plugins that the user allows to run, by name. */
export interface Allowed {
  readonly plugins: ReadonlyMap<string, FoundPlugin>;
  /** Unusable entries of package.json, as written there or by plugin name, each with its problem. */
  readonly missing: ReadonlyMap<string, readonly Problem[]>;
}

/**
 * The plugins that `--plugin` flags and the working folder's package.json (`"zoo": { "plugins": [...] }`) allow. Runs
 * no code. Throws a ZooError if a flag does not refer to a plugin, or refers to one with the same name as another.
 */
export function findAllowed(folder: string, flags: readonly string[]): Allowed {
  const plugins = new Map<string, FoundPlugin>();
  const missing = new Map<string, readonly Problem[]>();
  const noted = <T>(what: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      missing.set(what, error.problems);
      return undefined;
    }
  };
  for (const [name, same] of byName(flags.map((word) => findPlugin(word, folder))))
    plugins.set(name, only(name, same));
  const words = noted('package.json', () => wordsIn(folder)) ?? [];
  const listed = words.flatMap((word) => noted(word, () => findPlugin(word, folder)) ?? []);
  for (const [name, same] of byName(listed)) {
    const flagged = plugins.get(name);
    const one = flagged ? only(name, [flagged, ...same]) : noted(name, () => only(name, same));
    if (one !== undefined) plugins.set(name, one);
  }
  return { plugins, missing };
}

/** The only plugin with its name. Throws a ZooError if several have the name, because the choice would be ambiguous. */
function only(name: string, same: readonly FoundPlugin[]): FoundPlugin {
  if (new Set(same.map(({ folder }) => realpathSync(folder))).size > 1)
    throw new ZooError(
      say.sameName(
        name,
        same.map(({ folder }) => folder),
      ),
    );
  return same[0]!;
}

function byName(found: readonly FoundPlugin[]): ReadonlyMap<string, readonly FoundPlugin[]> {
  const names = new Map<string, FoundPlugin[]>();
  for (const plugin of found) names.set(plugin.name, [...(names.get(plugin.name) ?? []), plugin]);
  return names;
}
