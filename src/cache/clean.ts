import { basename, join } from 'node:path';
import type { Holder } from '../files/lock.js';
import { removeTree } from '../files/staged.js';
import { heldBy, isPredictFolder, removeBank, removeBanksIn, usedBy, writerByName } from './banks.js';
import { type CacheEntry, type CacheKind, cacheEntries } from './entries.js';
import { removeSet } from './faces.js';
import { isOurs } from './owner.js';
import { otherUsers } from './users.js';

/** What to remove from the cache. */
export interface Cleaning {
  readonly kinds: readonly CacheKind[];
  /** Remove only what was last used before this time, in milliseconds. */
  readonly before: number;
  /** Only list what would be removed. */
  readonly dryRun: boolean;
}

export interface Cleaned {
  readonly removed: readonly CacheEntry[];
  /** Entries that should be removed and still exist, each with the reason. */
  readonly left: readonly (CacheEntry & { readonly why: string })[];
}

/**
 * Removes entries that can be made or fetched again, if this program can prove that it wrote them: banks and faces by
 * their content, weights and engines by the mark of the cache. Banks may be removed at any time: a process that has one
 * open keeps it, and a process that looks for it computes it again. Files of the other kinds are opened one by one, so
 * they stay while another zoo runs.
 */
export function cleanCache(cache: string, { kinds, before, dryRun }: Cleaning): Cleaned {
  const users = otherUsers(cache);
  const removed: CacheEntry[] = [];
  const left: (CacheEntry & { why: string })[] = [];
  for (const entry of cacheEntries(cache)) {
    if (!kinds.includes(entry.kind) || entry.kind === 'other' || entry.used >= before) continue;
    const why = inUse(cache, entry, users) ?? (dryRun ? undefined : remove(cache, entry));
    if (why === undefined) removed.push(entry);
    else left.push({ ...entry, why });
  }
  return { removed, left };
}

function inUse(
  cache: string,
  { kind, name, paths }: CacheEntry,
  users: readonly Holder[],
): string | undefined {
  const writer = writerByName(paths);
  const user = writer === undefined ? (kind === 'banks' ? undefined : users[0]) : { pid: writer };
  if (user !== undefined) return usedBy(user);
  const isBank = kind === 'banks' && !isPredictFolder(basename(name));
  return isBank ? heldBy(join(cache, 'bank'), basename(name)) : undefined;
}

/** Removes an entry, or returns the reason why it could not be removed. */
function remove(cache: string, { kind, name, paths }: CacheEntry): string | undefined {
  const place = join(cache, name);
  try {
    if (kind === 'faces') return removeSet(place, cache);
    if (kind === 'banks' && isPredictFolder(basename(name))) removeBanksIn(place);
    else if (kind === 'banks') return removeBank(join(cache, 'bank'), basename(name), paths);
    else if (!isOurs(cache)) return `nothing proves that ${cache} is a cache: it has no zoo-folder.json`;
    else for (const path of paths) removeTree(path);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
