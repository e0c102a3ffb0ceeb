import type { EngineName } from '../engine/engine.js';
import { openedAs, type ZooPage } from './page.js';
import { eventsOf, stoppable, type WorkOptions } from './progress.js';
import { runIn, type ZooRun } from './run.js';

/**
 * Options of `train`.
 *
 * @example
 * ```js
 * await train(page, { out: 'runs/first', engine: 'wasm', resume: true });
 * ```
 */
export interface TrainOptions extends WorkOptions {
  /** The folder of the run. Default: `runs/<name>[-<profile>]`, or the next free name of that form. */
  readonly out?: string | undefined;
  /** Default: the engine of the run that is resumed, or else the first that works on this machine. */
  readonly engine?: 'auto' | EngineName | undefined;
  /**
   * Continues the run of this page in the folder: a stopped run is finished, a finished one is returned unchanged. If
   * the folder contains no run, a new one starts.
   */
  readonly resume?: boolean | undefined;
  /** Resume even if the page, data, weights or program have changed since the run started; the record says so. */
  readonly acceptChanges?: boolean | undefined;
  /** Start in a folder that is not empty: replaces an earlier run there; keeps other files, and renames those in the way. */
  readonly force?: boolean | undefined;
  /** Maximum number of samples to use from each split, at least 2: a quick trial. Default: all. */
  readonly rows?: number | undefined;
  /** Whether the report shows images. Default: yes, unless the terms of the data set forbid passing them on. */
  readonly images?: boolean | undefined;
}

/**
 * Trains a page: reads or draws its data, trains its stages in order, and scores the model. Writes a folder with the
 * resolved page, checkpoints, weights, predictions, scores and report. Throws a `ZooError` if the page has mistakes or
 * the run fails. An aborted `signal` stops after the current step and saves; the same call with `resume` then ends with
 * the same weights, bit for bit.
 *
 * @example
 * ```js
 * import { openPage, train } from 'declarative-zoo';
 *
 * const page = await openPage('ex-fc', { profile: 'demo' });
 * const run = await train(page, { out: 'runs/first', onProgress: console.log });
 * console.log(run.scores.P_EX.value);
 * ```
 */
export async function train(page: ZooPage, options: TrainOptions = {}): Promise<ZooRun> {
  const { request, context } = openedAs(page);
  const { openPageToRun } = await import('../run/page/open.js');
  const { folderToTrainIn } = await import('../run/record/place.js');
  const { executeHere } = await import('../many/execute.js');
  const { out, resume = false, onProgress, signal: _, ...settings } = options;
  const events = eventsOf(options);
  const runs = await stoppable(options, async () => {
    const open = await openPageToRun(request, context, events);
    const { folder, profile } = folderToTrainIn(open, { out, resume, rows: settings.rows });
    const planned = {
      open: { ...open, profile },
      folder: () => folder,
      start: resume ? 'either' : 'new',
    } as const;
    return executeHere([planned], settings, context, events, {
      starting: () =>
        onProgress?.({ kind: 'run', folder, name: open.plan.name, profile, seed: open.page.seed }),
      finished: () => {},
      failed: () => {},
    });
  });
  const { folder, record } = runs[0]!;
  return runIn(record, { folder, context, engine: options.engine ?? 'auto' });
}
