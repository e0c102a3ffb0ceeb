import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../files/process.js';

const folderOf = (cache: string): string => join(cache, '.running');

/** Says that this process reads files of the cache, for as long as it lives. */
export function useCache(cache: string): void {
  otherUsers(cache);
  try {
    mkdirSync(folderOf(cache), { recursive: true });
    writeFileSync(join(folderOf(cache), String(process.pid)), '');
  } catch {
    // a cache that cannot be written to: whoever must write there says so
  }
}

/** The other processes that read files of the cache; what those that are gone have left is taken away. */
export function otherUsers(cache: string): readonly number[] {
  const pids = names(folderOf(cache)).map(Number);
  for (const gone of pids.filter((pid) => !isAlive(pid)))
    rmSync(join(folderOf(cache), String(gone)), { force: true });
  return pids.filter((pid) => pid !== process.pid && isAlive(pid));
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // nobody has been here yet
  }
}
