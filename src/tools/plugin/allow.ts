import { isAbsolute, relative } from 'node:path';
import * as say from '../../errors/plugin-allow.js';
import { ZooError } from '../../errors/problem.js';
import { findAllowed } from '../../plugins/allow.js';
import { findPlugin } from '../../plugins/find.js';
import type { LoadedPlugin } from '../../plugins/plugin.js';
import { wordsIn, writeWords } from '../../plugins/project.js';
import { load } from '../../run/plugins.js';

/**
 * Allows a plugin (an installed package or a folder) in a folder's package.json, after loading and checking it.
 * Throws a ZooError if it is missing or broken, or if another plugin with its name is allowed.
 */
export async function allowPlugin(word: string, folder: string): Promise<LoadedPlugin> {
  const written = isAbsolute(word) ? `./${relative(folder, word).replaceAll('\\', '/')}` : word;
  const { plugins } = findAllowed(folder, [written]);
  const plugin = await load(plugins.get(findPlugin(written, folder).name)!);
  const words = wordsIn(folder);
  if (!words.some((one) => nameOf(one, folder) === plugin.name)) writeWords(folder, [...words, written]);
  return plugin;
}

/**
 * Removes a plugin, given by name or as written, from a folder's package.json. Throws a ZooError if it is not listed
 * there.
 */
export function forgetPlugin(word: string, folder: string): void {
  const words = wordsIn(folder);
  const left = words.filter((one) => one !== word && nameOf(one, folder) !== word);
  if (left.length === words.length) throw new ZooError(say.notListed(word, `${folder}/package.json`, words));
  writeWords(folder, left);
}

function nameOf(word: string, folder: string): string | undefined {
  try {
    return findPlugin(word, folder).name;
  } catch {
    return undefined; // the plugin no longer exists, so only the entry identifies it
  }
}
