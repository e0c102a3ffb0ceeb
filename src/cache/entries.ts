import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import { MARK } from '../files/mark.js';
import { isPredictFolder, keyIn } from './banks.js';
import { facesIn } from './faces.js';

/** What the cache can contain; `other` is everything that this program cannot prove to be its own. */
export const CACHE_KINDS = ['banks', 'faces', 'weights', 'engines', 'rates', 'exports'] as const;
export type CacheKind = (typeof CACHE_KINDS)[number] | 'other';

/** An entry of the cache that is used and removed as a whole. */
export interface CacheEntry {
  readonly kind: CacheKind;
  /** Path in the cache folder; for a bank, without extensions. */
  readonly name: string;
  /** Its files and folders. */
  readonly paths: readonly string[];
  readonly bytes: number;
  /** When it was last read or written, in milliseconds, to the precision of the file system (usually a day). */
  readonly used: number;
}

/** All entries of the cache folder, by kind. */
export function cacheEntries(cache: string): readonly CacheEntry[] {
  const entryOf = (kind: CacheKind, paths: readonly string[], name = paths[0]!): CacheEntry => ({
    kind,
    name: relative(cache, name),
    paths,
    ...usage(paths),
  });
  const inside = (kind: CacheKind, folder: string) =>
    list(folder).map(({ name }) => entryOf(kind, [join(folder, name)]));
  const weights = join(cache, 'weights');
  const known = ['bank', 'engines', 'exports', 'rates', 'weights', '.running', MARK];
  const predicts = list(cache).filter(({ name }) => isPredictFolder(name));
  const skipped = [...known, ...predicts.map(({ name }) => name)];
  const { sets, others } = facesIn(cache, (name) => skipped.includes(name));
  const [keys, strangers] = banksIn(join(cache, 'bank'));
  const entries = [
    ...[...keys].map(([key, paths]) => entryOf('banks', paths, join(cache, 'bank', key))),
    ...predicts.map(({ name }) => entryOf('banks', [join(cache, name)])),
    ...sets.map(({ folder, paths }) => entryOf('faces', paths, folder)),
    ...inside('weights', weights).filter(({ name }) => name !== join('weights', 'fetched')),
    ...inside('weights', join(weights, 'fetched')),
    ...inside('engines', join(cache, 'engines')),
    ...inside('rates', join(cache, 'rates')),
    ...inside('exports', join(cache, 'exports')),
    ...[...strangers, ...others].map((path) => entryOf('other', [path])),
  ];
  return entries;
}

/** The files of each bank by key, and the files that belong to no bank. */
function banksIn(folder: string): [keys: ReadonlyMap<string, string[]>, strangers: string[]] {
  const keys = new Map<string, string[]>();
  const strangers: string[] = [];
  for (const { name } of list(folder)) {
    const key = keyIn(name);
    if (key === undefined) strangers.push(join(folder, name));
    else keys.set(key, [...(keys.get(key) ?? []), join(folder, name)]);
  }
  return [keys, strangers];
}

function usage(paths: readonly string[]): Pick<CacheEntry, 'bytes' | 'used'> {
  const found = paths.flatMap(filesAt);
  return {
    bytes: found.reduce((sum, { size }) => sum + size, 0),
    used: Math.max(0, ...found.map(({ atimeMs, mtimeMs }) => Math.max(atimeMs, mtimeMs))),
  };
}

/** A file, or all files in a folder. Another process may remove any of them meanwhile. */
function filesAt(path: string): Stats[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [found] : [];
  return list(path).flatMap((one) => filesAt(join(path, one.name)));
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
