import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { areDrawn } from '../../faces/draw.js';

/** What can be in the cache: `other` is nothing that zoo has put there. */
export const KINDS = ['banks', 'faces', 'weights', 'engines'] as const;
export type Kind = (typeof KINDS)[number] | 'other';

/** Something in the cache that is used, and removed, as a whole. */
export interface CacheEntry {
  readonly kind: Kind;
  /** Path in the cache folder; of a bank, without its endings. */
  readonly name: string;
  /** Files and folders that it is made of. */
  readonly paths: readonly string[];
  readonly bytes: number;
  /** When it was last read or written, as far as the file system tells (a day, as a rule), in milliseconds. */
  readonly used: number;
}

/** Everything in the cache folder, kind by kind. */
export function cacheEntries(cache: string): readonly CacheEntry[] {
  const here = (kind: Kind, path: string): CacheEntry => entry(cache, kind, [path]);
  const inside = (kind: Kind, folder: string) =>
    list(folder).map(({ name }) => here(kind, join(folder, name)));
  const weights = join(cache, 'weights');
  const known = ['bank', 'engines', 'weights', '.running'];
  const others = list(cache).filter(({ name }) => !known.includes(name));
  const kindOf = (name: string): Kind => {
    if (name.startsWith('.predict-')) return 'banks';
    return name.startsWith('.faces-') || areDrawn(join(cache, name)) ? 'faces' : 'other';
  };
  const entries = [
    ...banks(cache),
    ...inside('engines', join(cache, 'engines')),
    ...inside('weights', weights).filter(({ name }) => name !== join('weights', 'fetched')),
    ...inside('weights', join(weights, 'fetched')),
    ...others.map(({ name }) => here(kindOf(name), join(cache, name))),
  ];
  const order: readonly Kind[] = [...KINDS, 'other'];
  return entries.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** A bank is the files of one key. */
function banks(cache: string): CacheEntry[] {
  const keys = new Map<string, string[]>();
  for (const { name } of list(join(cache, 'bank'))) {
    const key = name.split('.')[0]!;
    keys.set(key, [...(keys.get(key) ?? []), join(cache, 'bank', name)]);
  }
  return [...keys].map(([key, paths]) => ({ ...entry(cache, 'banks', paths), name: join('bank', key) }));
}

function entry(cache: string, kind: Kind, paths: readonly string[]): CacheEntry {
  const found = paths.flatMap(filesIn);
  return {
    kind,
    name: relative(cache, paths[0]!),
    paths,
    bytes: found.reduce((sum, { size }) => sum + size, 0),
    used: Math.max(0, ...found.map(({ atimeMs, mtimeMs }) => Math.max(atimeMs, mtimeMs))),
  };
}

/** A file, or all in a folder. Another process may take any of them away meanwhile. */
function filesIn(path: string): Stats[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [found] : [];
  return list(path).flatMap((one) => filesIn(join(path, one.name)));
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
