import { EXIT, ZooError } from '../../errors/problem.js';
import { serveNeedsOnnxruntime } from '../../errors/serve.js';
import { pageFiles } from '../../export/web/files.js';
import { findOnnxruntime } from '../../network/run-onnx.js';
import { engineSettings, type RunEvents, type Surroundings } from '../../run/surroundings.js';
import type { Batching } from '../../serve/model.js';
import { type ServeOptions, type Serving, startServer } from '../../serve/server.js';
import { type ServeRequest, servedModels } from './models.js';

/** The page to try a model, or why it is not available. */
function pageOrWhy(): ServeOptions['page'] {
  try {
    return pageFiles();
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    return error.problems[0]!.message;
  }
}

/** Settings of the server. */
export interface ServeHow extends Pick<ServeOptions, 'host' | 'port' | 'token' | 'log' | 'limits'> {
  /**
   * Default for `workers`: two that share the threads of this machine, so that one decodes images while the other
   * predicts.
   */
  readonly batching: Omit<Batching, 'workers' | 'threads'> & { readonly workers?: number | undefined };
}

/**
 * Exports finished runs, starts workers and the server. Throws a ZooError if a run cannot be served, or the server
 * cannot listen.
 */
export async function serveRuns(
  request: ServeRequest,
  { batching, ...how }: ServeHow,
  context: Surroundings,
  events: RunEvents,
): Promise<Serving> {
  if (!(await findOnnxruntime())) throw new ZooError(serveNeedsOnnxruntime(), EXIT.failed);
  const models = await servedModels(request, context, events);
  const { threads: cores } = engineSettings(context);
  const { workers = Math.min(2, cores) } = batching;
  const threads = Math.max(1, Math.floor(cores / workers));
  return startServer({
    ...how,
    models,
    batching: { ...batching, workers, threads },
    version: context.version,
    page: pageOrWhy(),
  });
}
