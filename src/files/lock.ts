import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { linkInTheWay, lockLost } from '../errors/files.js';
import { EXIT, ZooError } from '../errors/problem.js';
import { startHeartbeat } from './heartbeat.js';
import { partBeside } from './parts.js';
import { isAlive, isRunning, type ProcessIdentity, thisProcess } from './process.js';
import { NotReadable, readRegular } from './read-regular.js';
import { codeOf, isAbsent, naming } from './refused.js';
import { renameFolder } from './staged.js';
import { removeFile, writeNew } from './write.js';

/**
 * A lock is a folder with two files: `holder.json` names the process that took it and its token, and that process writes to
 * `heartbeat-TOKEN` every five seconds. To take over from the holder of a token, a process adds a folder `after-TOKEN` with the same
 * two files to the lock and removes the old heartbeat. The last folder of this chain holds the lock.
 *
 * Each of these folders is created elsewhere and renamed into place, which succeeds for one process only. Tokens are random
 * and never reused: a process that judged a holder long ago can only add a folder that is not part of the chain, which it
 * notices and removes.
 */
export interface Lock {
  /** Throws `lock-lost` if another process has taken over or the lock was deleted. */
  check(): void;
  release(): void;
}

/** The process that holds a lock, as far as known. */
export interface Holder {
  readonly pid?: number;
  /** Absent if it is on this machine. */
  readonly host?: string;
  /** True if it is on this machine, but its `pid` belongs to the PID namespace of another container. */
  readonly isInContainer?: boolean;
}

/** Milliseconds without a heartbeat, by the file system's clock, after which a holder that cannot be checked counts as dead. */
const STALE = 60_000;

const HOLDER = 'holder.json';

/** Each holder has a separate heartbeat file, so that a stopped holder cannot keep another's lock alive. */
const heartbeatIn = (folder: string, token: string): string => join(folder, `heartbeat-${token}`);

/** Number of times that other processes may interfere before this one gives up. */
const TRIES = 100;

/** How others see this process, and its timeouts: tests simulate two machines on one. */
export interface LockOptions {
  readonly here?: ProcessIdentity;
  readonly stale?: number;
  readonly interval?: number;
}

/**
 * Takes the lock at `path` without waiting: returns it, or the process that holds it. What proves ownership is a random token
 * in the memory of the holder, never a process id. If the holder has died, its lock is taken over: of several processes that
 * try, exactly one succeeds. A holder on the same machine, boot and PID namespace is dead if no process has its id and start
 * time; any other holder is dead if its heartbeat is too old. Heartbeat and present time both come from the file system, so no
 * two clocks are compared.
 */
export function takeLock(
  path: string,
  { here = thisProcess(), stale = STALE, interval }: LockOptions = {},
): { readonly lock: Lock } | { readonly holder: Holder } {
  const token = randomBytes(16).toString('hex');
  for (let tries = 0; tries < TRIES; tries++) {
    const candidate = makeCandidate(path, token, here);
    try {
      const last = chainAt(path)?.at(-1);
      if (last !== undefined && !hasDied(last, heartbeatIn(candidate, token), here, stale))
        return { holder: seenFrom(here, last) };
      const place = clearedFor(path, last);
      if (!renameInto(candidate, place, token) || !isLast(path, place, token)) continue;
      if (last?.folder !== undefined) removeFile(heartbeatIn(last.folder, last.token!));
      return { lock: held(path, place, token, startHeartbeat(heartbeatIn(place, token), interval)) };
    } finally {
      rmSync(candidate, { recursive: true, force: true });
    }
  }
  return { holder: {} };
}

/**
 * The process that holds the lock at `path`, or undefined. Takes nothing, so it does not disturb a process that takes
 * the lock.
 */
export function holderOf(
  path: string,
  { here = thisProcess(), stale = STALE }: LockOptions = {},
): Holder | undefined {
  const last = chainAt(path)?.at(-1);
  if (last === undefined) return undefined;
  const now = partBeside(path);
  writeNew(now, '.');
  try {
    return hasDied(last, now, here, stale) ? undefined : seenFrom(here, last);
  } finally {
    removeFile(now);
  }
}

/** Describes a holder to users of this machine. */
const seenFrom = (here: ProcessIdentity, { pid, process }: Link): Holder => ({
  ...(pid !== undefined && { pid }),
  ...(process && process.host !== here.host && { host: process.host }),
  ...(process?.host === here.host && process.namespace !== here.namespace && { isInContainer: true }),
});

/** One holder in the chain. Without a folder, it is a lock of an earlier version: a file with a process id. */
interface Link extends Holder {
  readonly folder?: string;
  readonly token?: string;
  readonly process?: ProcessIdentity;
}

function makeCandidate(path: string, token: string, here: ProcessIdentity): string {
  const folder = partBeside(path);
  naming(path, () => mkdirSync(folder));
  writeNew(join(folder, HOLDER), `${JSON.stringify({ token, ...here })}\n`);
  writeNew(heartbeatIn(folder, token), '.');
  return folder;
}

/** The chain of holders; undefined if the lock does not exist (any longer). */
function chainAt(path: string): readonly Link[] | undefined {
  const found = naming(path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (found === undefined) return undefined;
  if (found.isSymbolicLink()) throw new ZooError(linkInTheWay(path));
  if (!found.isDirectory()) return ofEarlierVersion(path);
  const chain: Link[] = [];
  for (let folder = path; chain.length === 0 || existsSync(folder); ) {
    const link = readLink(folder);
    if (link === undefined) return existsSync(path) ? [{}] : undefined; // damaged, or released at this moment
    chain.push(link);
    folder = join(path, `after-${link.token}`);
  }
  return chain;
}

/** Whether this holder is the last of the chain. If it is not part of the chain, which has changed meanwhile, removes it. */
function isLast(path: string, place: string, token: string): boolean {
  const chain = chainAt(path) ?? [];
  if (chain.at(-1)?.token === token) return true;
  if (chain.every((link) => link.token !== token)) rmSync(place, { recursive: true, force: true });
  return false;
}

function readLink(folder: string): Link | undefined {
  try {
    const text = readRegular(join(folder, HOLDER)).toString();
    const { token, ...process } = JSON.parse(text) as ProcessIdentity & { readonly token: string };
    if (!/^[0-9a-f]{32}$/.test(token)) return undefined;
    return { folder, token, process, pid: process.pid };
  } catch (error) {
    if (error instanceof NotReadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A file with a process id, or empty if that process was killed immediately; any other content is not zoo's. */
function ofEarlierVersion(path: string): readonly Link[] | undefined {
  try {
    const text = readRegular(path).toString();
    return [/^\d*$/.test(text) ? { pid: Number(text) } : {}];
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    const isReplaced = existsSync(path) === false || lstatSync(path).isDirectory(); // another process has just removed it
    return isReplaced ? undefined : [{}];
  }
}

/** `own` is the heartbeat that this process has just written: its time is the current time of the file system. */
function hasDied(last: Link, own: string, here: ProcessIdentity, stale: number): boolean {
  const { folder, token, pid, process } = last;
  if (folder === undefined || token === undefined) return pid === 0 || (pid !== undefined && !isAlive(pid));
  const isSeen = process && isRunning(process, here);
  if (isSeen !== undefined) return !isSeen;
  const beat = writtenAt(heartbeatIn(folder, token));
  return beat === undefined || writtenAt(own)! - beat > stale;
}

/** When a file was written, by the file system's clock. Opening the file makes a client of a shared disk ask its server. */
function writtenAt(file: string): number | undefined {
  try {
    const fd = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)); // opening a pipe would wait for a writer
    try {
      return fstatSync(fd).mtimeMs;
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The path for the next holder of the chain. Removes the file of an earlier version from it. */
function clearedFor(path: string, last: Link | undefined): string {
  if (last?.token !== undefined) return join(path, `after-${last.token}`);
  if (last !== undefined) {
    try {
      unlinkSync(path);
    } catch (error) {
      // Another process was faster: its lock, a folder, cannot be unlinked.
      if (!isAbsent(error) && !['EISDIR', 'EPERM'].includes(codeOf(error))) throw error;
    }
  }
  return path;
}

function renameInto(candidate: string, place: string, token: string): boolean {
  try {
    if (renameFolder(candidate, place)) return true;
  } catch (error) {
    if (!isAbsent(error)) throw error; // the lock has been released meanwhile
  }
  return readLink(place)?.token === token; // the server did it, but its reply was lost
}

function held(path: string, place: string, token: string, stop: () => void): Lock {
  let isHeld = true;
  const check = (): void => {
    const isOurs =
      isHeld &&
      writtenAt(heartbeatIn(place, token)) !== undefined &&
      !existsSync(join(path, `after-${token}`));
    if (!isOurs) throw new ZooError(lockLost(path), EXIT.failed);
  };
  return {
    check,
    release: () => {
      stop();
      try {
        check();
      } catch {
        return; // another process has it, or it was deleted
      } finally {
        isHeld = false;
      }
      removeLock(path);
    },
  };
}

/** Renames the lock away in one step, then removes it. */
function removeLock(path: string): void {
  const part = partBeside(path);
  try {
    renameSync(path, part);
  } catch (error) {
    if (isAbsent(error)) return;
    rmSync(path, { recursive: true, force: true }); // on Windows, while a heartbeat is being written
    return;
  }
  rmSync(part, { recursive: true, force: true });
}
