import { markFolder, ownerOf } from '../files/mark.js';
import { makeFolder } from '../files/write.js';
import { cacheEntries } from './entries.js';

/** The kind in the mark of the cache. */
const KIND = 'cache';

/**
 * Whether this program made a folder as a cache: it has a mark, or contains only what an earlier version, which wrote
 * no marks, put there.
 */
export const isOurs = (cache: string): boolean =>
  ownerOf(cache, KIND) !== 'foreign' || cacheEntries(cache).every(({ kind }) => kind !== 'other');

/** Marks a folder as the cache if it is new, empty, or the cache of an earlier version. */
export function markCache(cache: string): void {
  if (ownerOf(cache, KIND) === 'ours' || !isOurs(cache)) return;
  makeFolder(cache);
  markFolder(cache, { kind: KIND });
}
