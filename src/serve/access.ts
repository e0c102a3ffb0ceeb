import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { otherSite, unauthorized } from '../errors/serve.js';
import { HttpError } from './http-error.js';

/** Names and addresses of this machine that other machines cannot reach. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether only this machine can reach a host. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Routes without access control, so that a service manager can check whether the server is alive. */
const OPEN = /^\/v2\/health\/(live|ready)$/;

/**
 * Refuses unauthorized requests. If there is a token, each request needs it: as a bearer token or, so that browsers
 * can ask for it, as the password of HTTP Basic. Without a token, a server on loopback accepts only requests to a
 * loopback host name, which a page of another site cannot send through a domain name that it points here.
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

/** Compares two texts in constant time, so that the duration does not reveal how much of them matches. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
