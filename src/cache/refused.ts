import { existsSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { cacheBlocked, cacheUnusable } from '../errors/cache.js';
import type { Problem } from '../errors/problem.js';

const IN_THE_WAY = ['EEXIST', 'ENOTDIR'];
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS'];

/** A sentence about what the system refused in the cache, naming what it found; undefined for all other errors. */
export function cacheRefusal({ code = '', path }: NodeJS.ErrnoException, cache: string): Problem | undefined {
  if (path === undefined || !`${resolve(path)}${sep}`.startsWith(`${resolve(cache)}${sep}`)) return undefined;
  if (IN_THE_WAY.includes(code)) return cacheBlocked(standing(path));
  return FORBIDDEN.includes(code) ? cacheUnusable(standing(path), code) : undefined;
}

/** The path, or its nearest ancestor that exists. */
export const standing = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
