import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { otherSite, unauthorized } from '../errors/serve.js';
import { HttpError } from './http-error.js';

/** Names and addresses of this machine that no other can reach. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether only this machine can reach a host. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** What anyone may ask, so that a service manager can tell whether the server is alive. */
const OPEN = /^\/v2\/health\/(live|ready)$/;

/**
 * Refuses requests that may not be answered. With a token, each must carry it: as a bearer token or, so that browsers can ask for it,
 * as the password of HTTP Basic. Without one, a server on loopback answers only requests that name it so, which those of other sites
 * cannot do by a name that they have pointed here.
 */
export function checkAccess(request: FastifyRequest, token: string | undefined): void {
  const { headers, method, url } = request;
  if (method !== 'GET' && headers['sec-fetch-site'] === 'cross-site') throw new HttpError(403, otherSite());
  if (OPEN.test(url)) return;
  if (token !== undefined) {
    if (!isSame(tokenIn(headers.authorization), token)) throw new HttpError(401, unauthorized());
  } else if (!isLoopback((headers.host ?? '').replace(/:\d*$/, ''))) throw new HttpError(403, otherSite());
}

function tokenIn(header = ''): string {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64')
    .toString()
    .replace(/^[^:]*:/, '');
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
