import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Holder, takeLock } from '../files/lock.js';
import { isPart } from '../files/parts.js';
import { makeFolder } from '../files/write.js';
import { markCache } from './owner.js';

const folderOf = (cache: string): string => join(cache, '.running');

/** The locks that this process holds, by cache folder. */
const own = new Map<string, string>();

/** Declares that this process reads files of the cache until it ends. */
export function useCache(cache: string): void {
  if (own.has(cache)) return;
  otherUsers(cache);
  try {
    const lock = randomUUID();
    markCache(cache);
    makeFolder(folderOf(cache));
    takeLock(join(folderOf(cache), lock));
    own.set(cache, lock);
  } catch {
    // the cache is read-only: the code that must write there reports it
  }
}

/** The other processes that read files of the cache. Removes the locks of processes that have ended. */
export function otherUsers(cache: string): readonly Holder[] {
  return names(folderOf(cache))
    .filter((name) => name !== own.get(cache))
    .flatMap((name) => {
      const taken = takeLock(join(folderOf(cache), name));
      if ('holder' in taken) return taken.holder.pid === undefined ? [] : [taken.holder];
      taken.lock.release();
      return [];
    });
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !isPart(name));
  } catch {
    return []; // no process has used this cache yet
  }
}
