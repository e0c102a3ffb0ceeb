import { basename } from 'node:path';
import * as say from '../errors/plugin-allow.js';
import { type Place, ZooError } from '../errors/problem.js';
import type { Allowed } from './allow.js';
import type { FoundPlugin } from './plugin.js';

/** A plugin's name, and its place in a page. */
export interface Listed {
  readonly name: string;
  readonly place: Place;
  readonly path: string;
}

/**
 * The packages of the plugins that pages list, each once. Throws a ZooError with every plugin that is not allowed or
 * does not exist.
 */
export function foundOf(listed: readonly Listed[], { plugins, missing }: Allowed): readonly FoundPlugin[] {
  const once = [...new Map(listed.map((one) => [one.name, one])).values()];
  const refused = once.filter(({ name }) => !plugins.has(name));
  if (refused.length === 0) return once.map(({ name }) => plugins.get(name)!);
  const unlisted = refused.filter(({ name }) => !missing.has(name));
  // A folder in package.json that does not exist has no name: it may be the plugin that the page lists, so report it
  // too.
  throw new ZooError([
    ...[...missing.values()].flat(),
    ...unlisted.map(({ name, place, path }) =>
      isFolder(name)
        ? say.listedByFolder(name, nameOfFolder(name, plugins), place, path)
        : say.notAllowed(name, place, path),
    ),
  ]);
}

/** Not a package name: those have at most one slash, after a scope. */
const isFolder = (word: string): boolean => !word.startsWith('@') && /[\\/]/.test(word);

function nameOfFolder(word: string, plugins: Allowed['plugins']): string | undefined {
  return [...plugins.values()].find(({ folder }) => basename(folder) === basename(word))?.name;
}
