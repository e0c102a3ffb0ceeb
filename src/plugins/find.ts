import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import * as say from '../errors/plugin-find.js';
import { type Problem, ZooError } from '../errors/problem.js';
import { readRegular } from '../files/read-regular.js';
import type { FoundPlugin } from './plugin.js';

interface Package {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
}

/**
 * The plugin that `word` refers to: a folder (`./mine`, `plugins/mine`, an absolute path) or a package installed in
 * `from` or above. Runs none of its code. Throws a ZooError if it is not installed.
 */
export function findPlugin(word: string, from: string): FoundPlugin {
  const folder = isPath(word) ? resolve(from, word) : installed(word, from);
  const { name, version, main, exports } = readPackage(word, folder);
  if (typeof name !== 'string')
    throw problem(say.noPackage(word, folder, 'has a package.json without a name'));
  const entry = join(folder, target(exports) ?? target(main) ?? 'index.js');
  if (!statSync(entry, { throwIfNoEntry: false })?.isFile()) throw problem(say.noEntry(name, entry, folder));
  return { name, version: String(version ?? '0.0.0'), folder, entry, pages: join(folder, 'zoo') };
}

/** The name of the package in a folder. Throws a ZooError if the folder has no package with a name. */
export function nameAt(folder: string): string {
  const { name } = readPackage(folder, folder);
  if (typeof name === 'string') return name;
  throw problem(say.noPackage(folder, folder, 'has a package.json without a name'));
}

const problem = (found: Problem): ZooError => new ZooError(found);

/** A path has a slash that is not part of a scope: `./mine`, `plugins/mine`; but not `mine`, `@me/mine`. */
const isPath = (word: string): boolean =>
  isAbsolute(word) || word.startsWith('.') || (/[\\/]/.test(word) && !/^@[^\\/]+\/[^\\/]+$/.test(word));

function installed(name: string, from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(folder) === folder) break;
  }
  throw problem(say.notFound(name, from, existsSync(join(from, name, 'package.json'))));
}

function readPackage(word: string, folder: string): Package {
  let text: string;
  try {
    text = readRegular(join(folder, 'package.json')).toString();
  } catch {
    throw problem(say.noPackage(word, folder, existsSync(folder) ? 'has no package.json' : 'does not exist'));
  }
  try {
    return JSON.parse(text) as Package;
  } catch {
    throw problem(say.noPackage(word, folder, 'has a package.json that is not JSON'));
  }
}

/** The file that `exports` (or `main`) gives to an importing module; undefined if neither is set. */
function target(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (exports === null || typeof exports !== 'object') return undefined;
  const map = exports as { readonly [condition: string]: unknown };
  const known = ['.', 'import', 'node', 'default'].find((condition) => condition in map);
  return known === undefined ? undefined : target(map[known]);
}
