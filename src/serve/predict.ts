import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unreadableImages } from '../errors/predict.js';
import { noSuchModel, whichModel } from '../errors/serve.js';
import { readingOf } from '../web/heads.js';
import { noteRows } from './answers.js';
import { rowsIn } from './body.js';
import { HttpError } from './http-error.js';
import type { Given, Outputs, ServedModel } from './model.js';
import type { Shared } from './server.js';

/** The route for images: predictions by the names of labels. */
export function addPredict(app: FastifyInstance, shared: Shared): void {
  app.post<{ Querystring: { readonly model?: unknown } }>('/predict', async (request, reply) => {
    const model = chosen(shared, request.query.model);
    const rows = await rowsIn(request, model, shared.limits);
    const outputs = await outputsOf(shared, model, rows, { request, reply });
    const predictions = outputs.map((row) => readingOf(model.about.outputs, row).prediction);
    return { model: model.name, predictions };
  });
}

/** The model of a name; without one, the only one. */
function chosen({ models }: Shared, name: unknown): ServedModel {
  if (typeof name === 'string') return modelOf(models, name);
  if (models.length > 1) throw new HttpError(400, whichModel(models.map((one) => one.name)));
  return models[0]!;
}

/** The model of a name. Throws 404 if it is unknown. */
export function modelOf(models: readonly ServedModel[], name: string): ServedModel {
  const found = models.find((one) => one.name === name);
  if (!found) throw new HttpError(404, noSuchModel(name, models.map((one) => one.name))); // biome-ignore format: one call
  return found;
}

/** Predicts on the rows of a request, as long as the client waits. Throws 422 with each image that cannot be read. */
export async function outputsOf(
  { queues, metrics }: Shared,
  model: ServedModel,
  rows: readonly Given[],
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<readonly Outputs[]> {
  noteRows(request, rows.length);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const found = await queues.get(model.name)!.predict(rows, gone.signal);
  const unreadable = found.flatMap((row, i) =>
    'why' in row ? [unreadableImages(`image ${i}`, row.why)] : [],
  );
  const [first] = unreadable;
  if (first)
    throw new HttpError(422, { ...first, message: unreadable.map(({ message }) => message).join('; ') });
  metrics.rows(model.name, rows.length);
  return found.map((row) => (row as { readonly outputs: Outputs }).outputs);
}
