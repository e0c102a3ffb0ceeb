import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  bodyTooLarge,
  noRoute,
  serverFailed,
  slowRequest,
  unreadableRequest,
  wrongContentType,
  wrongMethod,
} from '../errors/serve.js';
import { errorBody, HttpError } from './http-error.js';
import type { ServeLimits } from './model.js';
import type { LogEntry, Shared } from './server.js';

/** Rows that a request contains, for the log. */
const rows = new WeakMap<FastifyRequest, number>();
export const noteRows = (request: FastifyRequest, count: number): void => void rows.set(request, count);

/** Responds to every error with its status and sentence, and counts and logs every request. */
export function answerErrors(
  app: FastifyInstance,
  { limits, metrics }: Pick<Shared, 'limits' | 'metrics'>,
  log: ((entry: LogEntry) => void) | undefined,
): void {
  const failures = new WeakMap<FastifyRequest, string>();
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asHttpError(error, request, limits);
    if (!known) failures.set(request, error.stack ?? error.message);
    send(reply, known ?? new HttpError(500, serverFailed()));
  });
  app.setNotFoundHandler((request, reply) => {
    const { method } = request;
    const path = request.url.replace(/\?.*$/s, '');
    const others = (['GET', 'POST'] as const).filter(
      (other) => other !== method && app.findRoute({ url: path, method: other }),
    );
    const [other] = others;
    send(
      reply,
      other
        ? new HttpError(405, wrongMethod(method, path, other))
        : new HttpError(404, noRoute(method, path)),
    );
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    metrics.request(route, reply.statusCode, reply.elapsedTime / 1000);
    const milliseconds = Math.round(reply.elapsedTime);
    log?.({
      method,
      route,
      status: reply.statusCode,
      milliseconds,
      rows: rows.get(request),
      failure: failures.get(request),
    });
  });
}

function send(reply: FastifyReply, { status, problem, retryAfter }: HttpError): void {
  if (status === 401) reply.header('www-authenticate', 'Basic realm="zoo", charset="UTF-8"');
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (status === 413 || status === 503) reply.header('connection', 'close'); // the rest of the body is not read
  reply.code(status).send(errorBody(problem));
}

/** The response to an error of the client; undefined for an internal error. */
function asHttpError(
  error: FastifyError | HttpError,
  request: FastifyRequest,
  limits: ServeLimits,
): HttpError | undefined {
  if (error instanceof HttpError) return error;
  const { statusCode = 500, code, message } = error;
  if (statusCode === 413 || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new HttpError(413, bodyTooLarge(limits.bytes));
  if (statusCode === 415) return new HttpError(415, wrongContentType(request.headers['content-type']));
  return statusCode < 500 ? new HttpError(statusCode, unreadableRequest(message)) : undefined;
}

/** Responds to input that is not HTTP or does not arrive in time, and closes the connection. */
export const clientError =
  (time: number) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const [status, problem] = isSlow
      ? ['408 Request Timeout', slowRequest(time)]
      : ['400 Bad Request', unreadableRequest('it is not HTTP')];
    const body = JSON.stringify(errorBody(problem));
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
