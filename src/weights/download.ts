import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../errors/files.js';
import { EXIT, ZooError } from '../errors/problem.js';
import { Interrupted } from '../errors/train.js';
import { notSecure, tooLarge } from '../errors/weights-fetch.js';
import { makeFolder, moveIntoPlace, openGrowing, removeFile, writeAtomically } from '../files/write.js';
import type { RunEvents } from '../run/surroundings.js';

/** What a download tells, and asks. */
export type FetchEvents = Pick<RunEvents, 'start' | 'advance' | 'done' | 'note' | 'stopping'>;

/** Why a server gave nothing, in words; the caller knows what it was asked for. */
export class Unreachable extends Error {}

export interface Limits {
  /** Bytes; a larger file is refused. */
  readonly most: number;
  /** Milliseconds without any data after which the server is given up. */
  readonly patience: number;
}

const LIMITS: Limits = { most: 2 ** 31, patience: 60_000 };
const MOST_REDIRECTS = 10;

/**
 * Fetches `url` into `file` + `.part`, and returns the path of that, whole. What an interrupted download left there is gone
 * on with where the server knows the same file still. Throws `Interrupted`, `Unreachable`, `not-secure`,
 * `weights-too-large`.
 */
export async function download(
  url: string,
  file: string,
  events: FetchEvents,
  limits: Partial<Limits> = {},
): Promise<string> {
  const { most, patience } = { ...LIMITS, ...limits };
  const part = `${file}.part`;
  makeFolder(dirname(file));
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), patience);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), patience);
  };
  try {
    const response = await ask(url, beginning(part), stop.signal);
    await save(response, url, part, { most, alive, events });
    return part;
  } catch (error) {
    if (error instanceof ZooError) discard(part); // too large, or not secure: no more of it is wanted
    throw inWords(error, stop.signal.aborted, patience);
  } finally {
    clearTimeout(timer);
  }
}

/** What there is of a file already, and the version that it is the beginning of. */
interface Beginning {
  readonly bytes: number;
  readonly version: string;
}

const versionFile = (part: string): string => `${part}.version`;

function beginning(part: string): Beginning | undefined {
  if (!existsSync(part) || !existsSync(versionFile(part))) return undefined;
  return { bytes: statSync(part).size, version: readFileSync(versionFile(part), 'utf8') };
}

/** Asks for a file or the rest of it, through redirects, each of which must be secure too. */
async function ask(url: string, have: Beginning | undefined, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = have
    ? { range: `bytes=${have.bytes}-`, 'if-range': have.version, 'accept-encoding': 'identity' }
    : { 'accept-encoding': 'identity' };
  let at = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!isSecure(at)) throw new ZooError(notSecure(at));
    const response = await fetch(at, { headers, redirect: 'manual', signal });
    const next = response.headers.get('location');
    if (response.status === 416 && have) return ask(url, undefined, signal);
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    at = new URL(next, at).href;
  }
  throw new Unreachable(`it leads from one address to the next, more than ${MOST_REDIRECTS} times`);
}

/** Encrypted, or not leaving this machine. */
function isSecure(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(127\.[\d.]+|\[::1\]|local[h]ost)$/.test(hostname))
  );
}

interface Saving {
  readonly most: number;
  readonly alive: () => void;
  readonly events: FetchEvents;
}

async function save(
  response: Response,
  url: string,
  part: string,
  { most, alive, events }: Saving,
): Promise<void> {
  const { status, headers, body } = response;
  if ((status !== 200 && status !== 206) || !body) throw new Unreachable(`the server answers ${status}`);
  const before = status === 206 ? statSync(part).size : 0;
  if (before > 0 && !headers.get('content-range')?.startsWith(`bytes ${before}-`))
    throw new Unreachable('the server sends another piece than it was asked for');
  const length = headers.get('content-encoding') ? null : headers.get('content-length');
  const total = length === null ? undefined : before + Number(length);
  if (total !== undefined && total > most) throw new ZooError(tooLarge(url, most), EXIT.failed);
  const etag = headers.get('etag');
  const version = etag && !etag.startsWith('W/') ? etag : headers.get('last-modified');
  if (version) writeAtomically(versionFile(part), version);
  else removeFile(versionFile(part));
  const growing = openGrowing(part, { keep: before > 0 });
  const kilo = (bytes: number): number => Math.round(bytes / 1000);
  events.start(`fetching ${nameOf(url)}`, kilo(total ?? 0), 'kB', kilo(before));
  let bytes = before;
  try {
    for await (const piece of body) {
      alive();
      if (events.stopping()) throw new Interrupted();
      if (bytes + piece.length > most) throw new ZooError(tooLarge(url, most), EXIT.failed);
      growing.write(piece);
      events.advance(kilo(bytes + piece.length) - kilo(bytes));
      bytes += piece.length;
    }
    growing.sync();
  } finally {
    growing.close();
    events.done();
  }
  if (total !== undefined && bytes < total)
    throw new Unreachable(`it broke off after ${bytes} of ${total} bytes`);
}

/** Moves a whole download to where it belongs. */
export function keep(part: string, file: string): void {
  removeFile(versionFile(part));
  moveIntoPlace(part, file);
}

/** Throws a download away. */
export function discard(part: string): void {
  removeFile(versionFile(part));
  removeFile(part);
}

const nameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) || url;

function inWords(error: unknown, gaveUp: boolean, patience: number): unknown {
  if (error instanceof ZooError || error instanceof Interrupted || error instanceof Unreachable) return error;
  if (gaveUp) return new Unreachable(`nothing has come for ${patience / 1000} seconds`);
  if (systemCode(error) !== undefined) return error; // a full disk, say: not the server's fault
  const { cause, message } = error as Error & { cause?: Error };
  return new Unreachable(cause?.message || message);
}
