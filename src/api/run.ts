import type { EngineName } from '../engine/engine.js';
import type { LabelSpace } from '../part.js';
import type { Prediction } from '../prediction.js';
import type { RunRecord } from '../report/record.js';
import { type ContextOptions, createContext } from './context.js';
import { type ImageInput, type ModelRequest, modelOf } from './model.js';
import { pageOn, type ZooPage } from './page.js';
import { stoppable, type WorkOptions } from './progress.js';
import { type MetricScore, namedScores } from './scores.js';

/**
 * A finished run. Its model is opened by the first prediction and stays open until `close`; `await using` also closes
 * it.
 *
 * @example
 * ```js
 * const run = await loadRun('runs/ex-fc-demo');
 * console.log(run.scores.P_EX.value, run.labels.expression.names);
 * await run.close();
 * ```
 */
export interface ZooRun extends AsyncDisposable {
  readonly folder: string;
  /** The page as resolved when the run started. */
  readonly page: ZooPage;
  /** Everything that the run recorded: `run.json`. */
  readonly record: RunRecord;
  /** The label spaces that the heads predict, by name. */
  readonly labels: { readonly [name: string]: LabelSpace };
  /** The scores on the validation split, by metric. */
  readonly scores: { readonly [metric: string]: MetricScore };
  /** Predicts on one image, or on several in one call. Throws a `ZooError` that names every image that cannot be read. */
  predict(image: ImageInput, options?: WorkOptions): Promise<Prediction>;
  predict(images: readonly ImageInput[], options?: WorkOptions): Promise<Prediction[]>;
  /** Frees the memory of the model. Later predictions open it again. */
  close(): Promise<void>;
}

/**
 * Options of `loadRun`.
 *
 * @example
 * ```js
 * const run = await loadRun('runs/ex-fc-demo', { engine: 'wasm' });
 * ```
 */
export interface LoadOptions extends ContextOptions {
  /** The engine that predicts. Default: the first that works on this machine. */
  readonly engine?: 'auto' | EngineName | undefined;
}

const loaded = new WeakMap<ZooRun, ModelRequest>();

/** The internal state of a run. */
export function loadedAs(run: ZooRun): ModelRequest {
  const found = loaded.get(run);
  if (found === undefined) throw new TypeError('not a run that train or loadRun returned');
  return found;
}

/**
 * Loads a finished run from its folder. Throws a `ZooError` if the folder contains no run, or the run is not finished.
 *
 * @example
 * ```js
 * import { loadRun } from 'declarative-zoo';
 *
 * const run = await loadRun('runs/ex-fc-demo');
 * const { ex } = await run.predict('face.jpg');
 * console.log(ex.class);
 * await run.close();
 * ```
 */
export async function loadRun(folder: string, options: LoadOptions = {}): Promise<ZooRun> {
  const { engine = 'auto', ...rest } = options;
  const { pageOf } = await import('../run/evaluate.js');
  const { readRunRecord } = await import('../run/record/saved.js');
  const context = await createContext(rest, [pageOf({ run: folder })]);
  return runIn(readRunRecord(folder), { folder, context, engine });
}

/** Makes a `ZooRun` from the record of a finished run. */
export async function runIn(record: RunRecord, request: ModelRequest): Promise<ZooRun> {
  const { pageOf } = await import('../run/evaluate.js');
  const { folder, context } = request;
  const model = modelOf(request);
  const predict = async (
    given: ImageInput | readonly ImageInput[],
    options: WorkOptions = {},
  ): Promise<Prediction | Prediction[]> => {
    const isOne = typeof given === 'string' || given instanceof Uint8Array;
    const found = await stoppable(options, () => model.predict(isOne ? [given] : given, options));
    return isOne ? found[0]! : found;
  };
  const run: ZooRun = {
    folder,
    page: await pageOn(pageOf({ run: folder }), context),
    record,
    labels: record.labels,
    scores: namedScores(record, spacesOf(record)),
    predict: predict as ZooRun['predict'],
    close: model.close,
    [Symbol.asyncDispose]: model.close,
  };
  loaded.set(run, request);
  return run;
}

/** The label space of each metric. */
export const spacesOf = ({
  metricLabels,
  labels,
}: RunRecord): { readonly [metric: string]: LabelSpace | undefined } =>
  Object.fromEntries(Object.entries(metricLabels).map(([metric, space]) => [metric, labels[space]]));
