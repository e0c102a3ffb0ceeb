import { rmSync } from 'node:fs';
import { isAlive } from '../../files/process.js';
import { type CacheEntry, cacheEntries, type Kind } from './entries.js';
import { otherUsers } from './users.js';

/** What of the cache is to go. */
export interface Cleaning {
  readonly kinds: readonly Kind[];
  /** Only what was last used before, in milliseconds. */
  readonly before: number;
  /** Only say what would go. */
  readonly dryRun: boolean;
}

export interface Cleaned {
  readonly removed: readonly CacheEntry[];
  /** What was asked for and is still there, each with the reason. */
  readonly left: readonly (CacheEntry & { readonly why: string })[];
}

/**
 * Removes what can be made or fetched again. Banks may go at any time: who has one open keeps it, and who looks for one
 * computes it anew. The files of the other kinds are opened one by one, so they stay while another zoo runs.
 */
export function cleanCache(cache: string, { kinds, before, dryRun }: Cleaning): Cleaned {
  const users = otherUsers(cache);
  const removed: CacheEntry[] = [];
  const left: (CacheEntry & { why: string })[] = [];
  for (const entry of cacheEntries(cache)) {
    if (!kinds.includes(entry.kind) || entry.used >= before) continue;
    const why = inUse(entry, users) ?? (dryRun ? undefined : remove(entry));
    if (why === undefined) removed.push(entry);
    else left.push({ ...entry, why });
  }
  return { removed, left };
}

function inUse({ kind, paths }: CacheEntry, users: readonly number[]): string | undefined {
  const writer = paths.map(writerOf).find((pid) => pid !== undefined && isAlive(pid));
  const user = writer ?? (kind === 'banks' ? undefined : users[0]);
  return user === undefined ? undefined : `in use by process ${user}`;
}

/** The process that is writing a bank, by the name of what it has so far: `KEY.f32.PID.part`, `KEY.json.PID`, `.predict-PID-...`. */
function writerOf(path: string): number | undefined {
  const [, pid] = /(?:\.f32\.(?=\d+\.part$)|\.json\.|\.predict-)(\d+)(?:\.part|-\w+)?$/.exec(path) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

/** The reason why it could not be removed. */
function remove({ paths }: CacheEntry): string | undefined {
  try {
    for (const path of paths) rmSync(path, { recursive: true, force: true });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
