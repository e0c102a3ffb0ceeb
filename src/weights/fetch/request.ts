import { lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { pipeline, type Transform } from 'node:stream';
import { ZooError } from '../../errors/problem.js';
import { forbiddenAddress, notHttps, notSecure } from '../../errors/weights-fetch.js';
import { isPublic } from './public-address.js';

/** Why a server gave nothing, as the end of a sentence; the caller knows what it was asked for. */
export class Unreachable extends Error {}

/** Which hosts a download may ask. */
export interface Hosts {
  /** Hosts that may be asked without encryption, or at an address that is not public. */
  readonly allowed: readonly string[];
  /** Finds the addresses of a host; absent: as the system does. */
  readonly lookup?: LookupFunction;
}

/**
 * Asks for one URL; redirects are the caller's to follow, each by another call. The addresses of the host are judged after
 * they are looked up, and the connection goes to one of those that were judged. Throws `not-secure`, `forbidden-address`
 * and `Unreachable`.
 */
export async function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  hosts: Hosts,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = new URL(address);
  const isAllowed = hosts.allowed.some((host) => hostOf(host) === url.hostname);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ZooError(notHttps(address));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'http:' && !isAllowed) throw new ZooError(notSecure(address, host));
  if (url.username !== '' || url.password !== '')
    throw new Unreachable('its URL holds a user name or a password, which are not sent');
  if (!isAllowed && isIP(host) && !isPublic(host)) throw new ZooError(forbiddenAddress(address, host, host));
  // Loaded where something is fetched: with it come the web's own classes, which take a third of the time that a command needs to start.
  const { request } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  const lookup = isAllowed ? hosts.lookup : judged(address, hosts.lookup ?? systemLookup);
  return new Promise((resolve, reject) => {
    request(url, { headers, signal, agent: false, ...(lookup && { lookup }) })
      .on('response', resolve)
      .on('error', (error: NodeJS.ErrnoException) =>
        reject(error instanceof ZooError ? error : new Unreachable(error.message || error.code)),
      )
      .end();
  });
}

/** A host as a URL writes it: small letters, IPv6 short and in brackets. */
function hostOf(text: string): string {
  const url = `http://${isIPv6(text) ? `[${text}]` : text}`;
  return URL.canParse(url) ? new URL(url).host : text;
}

/** A lookup whose every address must be public: a name may have several, and they may change from one call to the next. */
const judged =
  (address: string, lookup: LookupFunction): LookupFunction =>
  (host, options, callback) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const all = found as Exclude<typeof found, string>;
      const forbidden = all.find((one) => !isPublic(one.address));
      if (forbidden) return callback(new ZooError(forbiddenAddress(address, host, forbidden.address)), '');
      if (options.all) return callback(null, all);
      const [first] = all;
      return callback(null, first!.address, first!.family);
    });

/** What a server sends, unpacked where it was sent packed. Throws `Unreachable` where it breaks off. */
export async function* contentOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  const unpack = await unpackerOf(response.headers['content-encoding']);
  const content: AsyncIterable<Buffer> = unpack ? pipeline(response, unpack, () => undefined) : response;
  try {
    yield* content;
  } catch (error) {
    throw new Unreachable((error as Error).message);
  }
}

/** Some servers pack what they were asked to send as it is. */
async function unpackerOf(encoding = 'identity'): Promise<Transform | undefined> {
  const { createBrotliDecompress, createUnzip } = await import('node:zlib');
  if (encoding === 'gzip' || encoding === 'deflate') return createUnzip();
  return encoding === 'br' ? createBrotliDecompress() : undefined;
}
