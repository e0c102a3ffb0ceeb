import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';

/** What distinguishes a process from all others, on any machine and at any time. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Identifies the system's boot; null if unknown. */
  readonly boot: string | null;
  /** The PID namespace (each container has its own) of `pid`; null if unknown. */
  readonly namespace: string | null;
  /** Start time, in ticks since the boot; null if unknown. */
  readonly started: string | null;
}

/** Whether a process with this id exists, for any user. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The identity of this process. */
export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  host: hostname(),
  boot: bootOf(),
  namespace: namespaceOf(),
  started: statusOf(process.pid)?.started ?? null,
});

/**
 * Whether a process still runs; undefined if unknown, because it belongs to another machine, boot or PID namespace, or
 * its id is in use and its start time is unknown.
 */
export function isRunning(one: ProcessIdentity, here = thisProcess()): boolean | undefined {
  const isNear =
    one.boot !== null &&
    one.namespace !== null &&
    one.boot === here.boot &&
    one.namespace === here.namespace &&
    one.host === here.host;
  if (!isNear) return undefined;
  if (!isAlive(one.pid)) return false;
  const found = statusOf(one.pid);
  if (found === undefined || one.started === null) return undefined;
  return found.started === one.started && !found.isDead;
}

/** Linux has an id for each boot; on other systems, the network cards identify the machine. */
function bootOf(): string | null {
  if (process.platform === 'linux') return textOf('/proc/sys/kernel/random/boot_id');
  const cards = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const addresses = new Set(cards.map(({ mac }) => mac).filter((mac) => /[1-9a-f]/i.test(mac)));
  return addresses.size === 0 ? null : [...addresses].sort().join(' ');
}

/** Only Linux has PID namespaces. */
function namespaceOf(): string | null {
  if (process.platform !== 'linux') return 'none';
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** From /proc/PID/stat: field 3 (Z or X: the process has ended) and field 22 (when it started). */
function statusOf(pid: number): { readonly started: string; readonly isDead: boolean } | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields?.[19] === undefined) return undefined;
  return { started: fields[19], isDead: ['Z', 'X', 'x'].includes(fields[0]!) };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
