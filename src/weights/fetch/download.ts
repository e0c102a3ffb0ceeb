import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { EXIT, ZooError } from '../../errors/problem.js';
import { Interrupted } from '../../errors/train.js';
import { tooLarge } from '../../errors/weights-fetch.js';
import { makeFolder, moveIntoPlace, openGrowing, removeFile, writeAtomically } from '../../files/write.js';
import type { RunEvents } from '../../run/surroundings.js';
import { ask, contentOf, type Hosts, Unreachable } from './request.js';

/** Callbacks of a download. */
export type FetchEvents = Pick<RunEvents, 'start' | 'advance' | 'done' | 'note' | 'stopping'>;

export interface DownloadLimits {
  /** Size limit in bytes. */
  readonly most: number;
  /** Milliseconds without data after which the download fails. */
  readonly patience: number;
}

const LIMITS: DownloadLimits = { most: 2 ** 31, patience: 60_000 };
const MOST_REDIRECTS = 10;

/**
 * Downloads `url` into `file` + `.part`, and returns that path. Continues an interrupted download if the server still
 * has the same file. Throws `Interrupted`, `Unreachable`, `not-secure`, `forbidden-address`, `weights-too-large`.
 */
export async function download(
  url: string,
  file: string,
  events: FetchEvents,
  hosts: Hosts,
  limits: Partial<DownloadLimits> = {},
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
    const response = await follow(url, beginning(part), hosts, stop.signal);
    await save(response, url, part, { most, alive, events });
    return part;
  } catch (error) {
    if (error instanceof ZooError) discard(part); // too large, or from a forbidden address: discard what was downloaded
    throw inWords(error, stop.signal.aborted, patience);
  } finally {
    clearTimeout(timer);
    stop.abort(); // closes a connection that still has data
  }
}

/** The existing part of a file, and the version that it belongs to. */
interface Beginning {
  readonly bytes: number;
  readonly version: string;
}

const versionFile = (part: string): string => `${part}.version`;

function beginning(part: string): Beginning | undefined {
  if (!existsSync(part) || !existsSync(versionFile(part))) return undefined;
  return { bytes: statSync(part).size, version: readFileSync(versionFile(part), 'utf8') };
}

/** Requests a file or the rest of it, following redirects, each of which is checked like the first URL. */
async function follow(
  url: string,
  have: Beginning | undefined,
  hosts: Hosts,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const headers: Record<string, string> = have
    ? { range: `bytes=${have.bytes}-`, 'if-range': have.version, 'accept-encoding': 'identity' }
    : { 'accept-encoding': 'identity' };
  let at = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await ask(at, headers, hosts, signal);
    const { statusCode = 0 } = response;
    const next = response.headers.location;
    const isRedirect = statusCode >= 300 && statusCode < 400 && next !== undefined;
    if (!isRedirect && !(statusCode === 416 && have)) return response;
    response.destroy();
    if (!isRedirect) return follow(url, undefined, hosts, signal);
    if (!URL.canParse(next, at)) throw new Unreachable(`it redirects to "${next}", which is not a URL`);
    at = new URL(next, at).href;
  }
  throw new Unreachable(`it redirects more than ${MOST_REDIRECTS} times`);
}

interface Saving {
  readonly most: number;
  readonly alive: () => void;
  readonly events: FetchEvents;
}

async function save(
  response: IncomingMessage,
  url: string,
  part: string,
  { most, alive, events }: Saving,
): Promise<void> {
  const { statusCode: status, headers } = response;
  if (status !== 200 && status !== 206) throw new Unreachable(`the server answers ${status}`);
  const before = status === 206 ? statSync(part).size : 0;
  if (before > 0 && !headers['content-range']?.startsWith(`bytes ${before}-`))
    throw new Unreachable('the server sent a different range than requested');
  const length = headers['content-encoding'] ? undefined : headers['content-length'];
  const total = length === undefined ? undefined : before + Number(length);
  if (total !== undefined && total > most) throw new ZooError(tooLarge(url, most), EXIT.failed);
  const etag = headers.etag;
  const version = etag && !etag.startsWith('W/') ? etag : headers['last-modified'];
  if (version) writeAtomically(versionFile(part), version);
  else removeFile(versionFile(part));
  const growing = openGrowing(part, { keep: before > 0 });
  const kilo = (bytes: number): number => Math.round(bytes / 1000);
  events.start(`fetching ${nameOf(url)}`, kilo(total ?? 0), 'kB', kilo(before));
  let bytes = before;
  try {
    for await (const piece of contentOf(response)) {
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
    throw new Unreachable(`it ended after ${bytes} of ${total} bytes`);
}

/** Moves a complete download to its destination. */
export function keep(part: string, file: string): void {
  removeFile(versionFile(part));
  moveIntoPlace(part, file);
}

/** Deletes a download. */
export function discard(part: string): void {
  removeFile(versionFile(part));
  removeFile(part);
}

const nameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) || url;

function inWords(error: unknown, gaveUp: boolean, patience: number): unknown {
  return gaveUp && error instanceof Unreachable
    ? new Unreachable(`no data arrived for ${patience / 1000} seconds`)
    : error;
}
