import { setTimeout } from 'node:timers/promises';
import { type Holder, type Lock, takeLock } from './lock.js';

/** Milliseconds between two attempts to take a lock. */
const POLL = 200;

/**
 * Takes the lock at `path`, and waits while another process holds it. Returns undefined as soon as `isDone` says that
 * the work behind the lock is done. Calls `waiting` before each wait, which may throw to stop.
 */
export async function waitForLock(
  path: string,
  isDone: () => boolean,
  waiting: (holder: Holder) => void,
): Promise<Lock | undefined> {
  while (!isDone()) {
    const taken = takeLock(path);
    if ('lock' in taken) {
      if (!isDone()) return taken.lock;
      taken.lock.release();
      return undefined;
    }
    waiting(taken.holder);
    await setTimeout(POLL);
  }
  return undefined;
}
