import { existsSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { cacheBlocked, cacheUnusable } from '../errors/cache.js';
import type { Problem } from '../errors/problem.js';

const IN_THE_WAY = ['EEXIST', 'ENOTDIR'];
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS'];

/** What the system refused in the cache, in a sentence that names what it found; undefined for all else that fails. */
export function cacheRefusal({ code = '', path }: NodeJS.ErrnoException, cache: string): Problem | undefined {
  if (path === undefined || !`${resolve(path)}${sep}`.startsWith(`${resolve(cache)}${sep}`)) return undefined;
  if (IN_THE_WAY.includes(code)) return cacheBlocked(standing(path));
  return FORBIDDEN.includes(code) ? cacheUnusable(standing(path), code) : undefined;
}

/** The path, or the first above it that exists. */
export const standing = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
