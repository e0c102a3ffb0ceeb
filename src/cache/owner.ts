import { markFolder, ownerOf } from '../files/mark.js';
import { makeFolder } from '../files/write.js';
import { cacheEntries } from './entries.js';

/** The kind that the cache is marked as. */
const KIND = 'cache';

/**
 * Whether a folder is a cache that this program made: it has a mark, or was made by an earlier version, which wrote no marks,
 * and holds nothing else.
 */
export const isOurs = (cache: string): boolean =>
  ownerOf(cache, KIND) !== 'foreign' || cacheEntries(cache).every(({ kind }) => kind !== 'other');

/** Marks a folder as the cache if it is new, empty, or the cache of an earlier version. */
export function markCache(cache: string): void {
  if (ownerOf(cache, KIND) === 'ours' || !isOurs(cache)) return;
  makeFolder(cache);
  markFolder(cache, { kind: KIND });
}
