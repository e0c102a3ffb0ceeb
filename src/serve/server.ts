import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { EXIT, ZooError } from '../errors/problem.js';
import { cannotListen } from '../errors/serve.js';
import { checkAccess } from './access.js';
import { answerErrors, clientError } from './answers.js';
import { Gate } from './gate.js';
import { Metrics } from './metrics.js';
import type { Batching, ServedModel, ServeLimits } from './model.js';
import { openApi } from './openapi.js';
import { addPage, type PageFiles } from './page.js';
import { addPredict } from './predict.js';
import { addProtocol } from './protocol.js';
import { Queue, type QueueOptions } from './queue.js';

/** Models and settings of a server. */
export interface ServeOptions {
  readonly models: readonly ServedModel[];
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The token that each request needs; undefined: none, on loopback only. */
  readonly token?: string | undefined;
  readonly limits: ServeLimits;
  readonly batching: Batching;
  readonly version: string;
  /** The page to try a model: its files, or why there is none. */
  readonly page: PageFiles | string;
  /** Called for each request once it is answered; gets none of its contents. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
  readonly start?: QueueOptions['start'];
}

/** A line of the log. */
export interface LogEntry {
  readonly method: string;
  /** The route, such as `/v2/models/:model/infer`, because a URL may contain more than a log should keep. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly rows?: number | undefined;
  /** The internal error behind a status of 500. */
  readonly failure?: string | undefined;
}

/** A running server. */
export interface Serving {
  readonly address: string;
  readonly port: number;
  /** Completes requests that have arrived, within the time limit, and stops. */
  close(): Promise<void>;
}

/** Context that the routes share. */
export interface Shared {
  readonly models: readonly ServedModel[];
  readonly queues: ReadonlyMap<string, Queue>;
  readonly limits: ServeLimits;
  readonly metrics: Metrics;
  readonly gate: Gate;
  readonly version: string;
}

/** Starts the workers and the server. Throws a ZooError if it cannot listen. */
export async function startServer(options: ServeOptions): Promise<Serving> {
  const { models, limits, version, token, host, port, page } = options;
  const queues = new Map<string, Queue>();
  const metrics = new Metrics(() => [...queues].map(([model, { length }]) => [{ model }, length]));
  for (const model of models) queues.set(model.name, await queueOf(model, options, metrics));
  const closeQueues = (): Promise<unknown> => Promise.all([...queues.values()].map((queue) => queue.close()));
  const gate = new Gate(limits.queue);
  const app = applicationOf(limits);
  const shared = { models, queues, limits, metrics, gate, version };
  app.addHook('onRequest', async (request, reply) => {
    checkAccess(request, token);
    if (request.method === 'POST') gate.enter(reply);
  });
  answerErrors(app, shared, options.log);
  await app.register(multipart);
  const description = openApi(models, version, token !== undefined);
  app.get('/openapi.json', async () => description);
  app.get('/metrics', async (_, reply) => reply.type('text/plain; version=0.0.4').send(metrics.text()));
  addProtocol(app, shared);
  addPredict(app, shared);
  addPage(app, models, page);
  try {
    await app.listen({ host, port });
  } catch (error) {
    await closeQueues();
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ZooError(cannotListen(host, port, code), EXIT.failed);
  }
  const { port: listening } = app.server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  const close = (): Promise<void> => closing(app, limits.time).finally(closeQueues);
  return { address: `http://${shown}:${listening}/`, port: listening, close };
}

const queueOf = (
  { name, file, about }: ServedModel,
  { limits, batching, start }: ServeOptions,
  metrics: Metrics,
): Promise<Queue> =>
  Queue.open({
    model: {
      file,
      inputs: about.inputs,
      preprocessing: about.preprocessing,
      megapixels: limits.megapixels,
      threads: batching.threads,
    },
    batching: { ...batching, size: Math.max(1, Math.floor(batching.size / (about.windows?.length ?? 1))) },
    limits,
    events: { batch: (rows) => metrics.batch(name, rows), restart: () => metrics.restart(name) },
    start,
  });

/** Fastify with limits: closes slow requests and idle connections. */
function applicationOf({ bytes, time }: ServeLimits): FastifyInstance {
  const app = Fastify({
    bodyLimit: bytes,
    requestTimeout: time,
    connectionTimeout: 2 * time,
    keepAliveTimeout: 5000,
    forceCloseConnections: 'idle',
    clientErrorHandler: clientError(time),
    http: { headersTimeout: Math.min(time, 10_000), connectionsCheckingInterval: Math.min(time / 2, 5000) },
  });
  const whole = { parseAs: 'buffer' } as const;
  app.addContentTypeParser(
    /^(image\/|application\/octet-stream)/,
    whole,
    async (_: unknown, body: Buffer) => body,
  );
  return app;
}

/** Closes idle connections and waits for active requests, up to the time limit. */
async function closing(app: FastifyInstance, time: number): Promise<void> {
  const limit = setTimeout(() => (app.server as Server).closeAllConnections(), time);
  await app.close();
  clearTimeout(limit);
}
