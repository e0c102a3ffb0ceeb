import { lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { pipeline, type Transform } from 'node:stream';
import { ZooError } from '../../errors/problem.js';
import { forbiddenAddress, notHttps, notSecure } from '../../errors/weights-fetch.js';
import { isPublic } from './public-address.js';

/** Why a request failed, as the end of a sentence; the caller adds what was requested. */
export class Unreachable extends Error {}

/** Permissions for the hosts of a download. */
export interface Hosts {
  /** Hosts that may be contacted without encryption, or at an address that is not public. */
  readonly allowed: readonly string[];
  /** Resolves the addresses of a host; absent: the system's resolver. */
  readonly lookup?: LookupFunction;
}

/**
 * Requests one URL. The caller follows redirects with further calls. The addresses of the host are checked after the
 * lookup, and the connection uses one of the checked addresses. Throws `not-secure`, `forbidden-address` and
 * `Unreachable`.
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
    throw new Unreachable('its URL contains a user name or a password, which are not sent');
  if (!isAllowed && isIP(host) && !isPublic(host)) throw new ZooError(forbiddenAddress(address, host, host));
  // Load this only when something is fetched: it brings the web's own classes, which need a third of a command's start
  // time.
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

/** A host in the form that URLs use: lowercase, with IPv6 shortened and in brackets. */
function hostOf(text: string): string {
  const url = `http://${isIPv6(text) ? `[${text}]` : text}`;
  return URL.canParse(url) ? new URL(url).host : text;
}

/** A lookup that requires every address to be public: a name may have several, and they may change between calls. */
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

/** The body of a response, decompressed if necessary. Throws `Unreachable` if it breaks off. */
export async function* contentOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  const unpack = await unpackerOf(response.headers['content-encoding']);
  const content: AsyncIterable<Buffer> = unpack ? pipeline(response, unpack, () => undefined) : response;
  try {
    yield* content;
  } catch (error) {
    throw new Unreachable((error as Error).message);
  }
}

/** Some servers compress files although they were asked not to. */
async function unpackerOf(encoding = 'identity'): Promise<Transform | undefined> {
  const { createBrotliDecompress, createUnzip } = await import('node:zlib');
  if (encoding === 'gzip' || encoding === 'deflate') return createUnzip();
  return encoding === 'br' ? createBrotliDecompress() : undefined;
}
