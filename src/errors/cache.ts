/** Messages about the cache. */
import { suggestion } from './nearest.js';
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * `zoo cache clean` was given an unknown kind.
 *
 * @example the cache has no "bank". Did you mean "banks"?
 */
export const noSuchKind = (word: string, kinds: readonly string[]): Problem => ({
  code: 'no-such-kind',
  message: `the cache has no "${printable(word)}".${suggestion(word, kinds)}`,
});

/**
 * An age is a number and a unit.
 *
 * @example --older-than is "30"; expected hours, days or weeks, such as 12h, 30d or 4w.
 */
export const badAge = (found: string): Problem => ({
  code: 'bad-age',
  message: `--older-than is "${printable(found)}"; expected hours, days or weeks, such as 12h, 30d or 4w.`,
});

/**
 * The cache, or something in it, is a file instead of a folder.
 *
 * @example ~/.cache/zoo/bank is a file, and the cache needs a folder there. Remove it, or set ZOO_CACHE to another folder.
 */
export const cacheBlocked = (path: string): Problem => ({
  code: 'cache-blocked',
  message: `${printable(path)} is a file, and the cache needs a folder there. Remove it, or set ZOO_CACHE to another folder.`,
});

/**
 * This user may not write into the cache.
 *
 * @example the cache cannot be used at ~/.cache/zoo (EACCES): make it writable for this user, or set ZOO_CACHE to another folder.
 */
export const cacheUnusable = (path: string, reason: string): Problem => ({
  code: 'cache-unusable',
  message: `the cache cannot be used at ${printable(path)} (${reason}): make it writable for this user, or set ZOO_CACHE to another folder.`,
});
