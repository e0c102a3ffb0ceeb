import type { FastifyInstance, FastifyReply } from 'fastify';
import { noSuchModel } from '../errors/serve.js';
import { HttpError } from './http-error.js';
import { inferenceOf, inferred, metadataOf, VERSION } from './infer.js';
import type { ServedModel } from './model.js';
import { modelOf, outputsOf } from './predict.js';
import type { Shared } from './server.js';

interface Params {
  readonly Params: { readonly model: string; readonly version?: string };
}

/** The routes of the Open Inference Protocol, version 2. */
export function addProtocol(app: FastifyInstance, shared: Shared): void {
  const { models, queues, limits, version } = shared;
  const isReady = ({ name }: ServedModel): boolean => queues.get(name)!.isReady;
  const ready = (reply: FastifyReply, answer: { readonly ready: boolean }): object => {
    if (!answer.ready) reply.code(503);
    return answer;
  };
  const named = ({ model, version: wanted = VERSION }: Params['Params']): ServedModel => {
    const found = modelOf(models, model);
    if (wanted !== VERSION) throw new HttpError(404, noSuchModel(`${model}/versions/${wanted}`, [`${model}/versions/${VERSION}`])); // biome-ignore format: one call
    return found;
  };
  app.get('/v2', async () => ({ name: 'declarative-zoo', version, extensions: [] }));
  app.get('/v2/health/live', async () => ({ live: true }));
  app.get('/v2/health/ready', async (_, reply) => ready(reply, { ready: models.every(isReady) }));
  for (const path of ['/v2/models/:model', '/v2/models/:model/versions/:version']) {
    app.get<Params>(path, async ({ params }) => metadataOf(named(params)));
    app.get<Params>(`${path}/ready`, async ({ params }, reply) => {
      const model = named(params);
      return ready(reply, { ...{ name: model.name }, ready: isReady(model) });
    });
    app.post<Params>(`${path}/infer`, async (request, reply) => {
      const model = named(request.params);
      const inference = inferenceOf(request.body, model, limits);
      const { given } = inference;
      const outputs = await outputsOf(shared, model, { given, imageOf: (row) => row }, { request, reply });
      shared.metrics.rows(model.name, outputs.length);
      return inferred(model, inference, outputs);
    });
  }
}
