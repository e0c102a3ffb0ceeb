import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unreadableImages } from '../errors/predict.js';
import { noSuchModel, whichModel } from '../errors/serve.js';
import { readingOf } from '../web/heads.js';
import { answersAbout, withSteps } from '../web/steps.js';
import { noteRows } from './answers.js';
import { sentIn } from './body.js';
import { HttpError } from './http-error.js';
import type { Outputs, ServedModel } from './model.js';
import { type Rows, rowsFor } from './rows.js';
import type { Shared } from './server.js';

/** The route for images: returns predictions by label name. */
export function addPredict(app: FastifyInstance, shared: Shared): void {
  app.post<{ Querystring: { readonly model?: unknown } }>('/predict', async (request, reply) => {
    const model = chosen(shared, request.query.model);
    const rows = await rowsFor(await sentIn(request, model, shared.limits), model);
    const found = rows.outputsOf(await outputsOf(shared, model, rows, { request, reply }));
    const outputs = withSteps(model.about, found);
    noteRows(request, outputs.length);
    shared.metrics.rows(model.name, outputs.length);
    const predictions = outputs.map((row) => readingOf(answersAbout(model.about), row).prediction);
    return { model: model.name, predictions };
  });
}

/** The model with a name; without a name, the only model. */
function chosen({ models }: Shared, name: unknown): ServedModel {
  if (typeof name === 'string') return modelOf(models, name);
  if (models.length > 1) throw new HttpError(400, whichModel(models.map((one) => one.name)));
  return models[0]!;
}

/** The model with a name. Throws 404 if it is unknown. */
export function modelOf(models: readonly ServedModel[], name: string): ServedModel {
  const found = models.find((one) => one.name === name);
  if (!found) throw new HttpError(404, noSuchModel(name, models.map((one) => one.name))); // biome-ignore format: one call
  return found;
}

/** Predicts on the rows of a request, as long as the client waits. Throws 422 that lists each unreadable image. */
export async function outputsOf(
  { queues }: Shared,
  model: ServedModel,
  { given, imageOf }: Pick<Rows, 'given' | 'imageOf'>,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<readonly Outputs[]> {
  noteRows(request, given.length);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const found = await queues.get(model.name)!.predict(given, gone.signal);
  const reasons = new Map<number, string>();
  for (const [at, row] of found.entries())
    for (const { image, why } of 'failed' in row ? row.failed : []) reasons.set(imageOf(at, image), why);
  const unreadable = [...reasons].map(([image, why]) => unreadableImages(`image ${image}`, why));
  const [first] = unreadable;
  if (first)
    throw new HttpError(422, { ...first, message: unreadable.map(({ message }) => message).join('; ') });
  return found.map((row) => (row as { readonly outputs: Outputs }).outputs);
}
