import type { EngineName } from '../engine/engine.js';
import type { Split } from '../part.js';
import { eventsOf, stoppable, type WorkOptions } from './progress.js';
import { loadedAs, spacesOf, type ZooRun } from './run.js';
import { type MetricScore, namedScores } from './scores.js';

/**
 * Options of `evaluate`.
 *
 * @example
 * ```js
 * await evaluate(run, { split: 'train' });
 * ```
 */
export interface EvaluateOptions extends WorkOptions {
  /** Default: `validation`. */
  readonly split?: Split | undefined;
  /** Default: the engine of the run's other predictions. */
  readonly engine?: 'auto' | EngineName | undefined;
}

/**
 * What `evaluate` returns.
 *
 * @example
 * ```js
 * const { rows, scores } = await evaluate(run, { split: 'test' });
 * ```
 */
export interface Evaluation {
  readonly split: Split;
  /** Samples of the split. */
  readonly rows: number;
  /** Scores by metric, each with the score of the constant predictor. */
  readonly scores: { readonly [metric: string]: MetricScore };
}

/**
 * Scores a finished run on a split of its page's data, using all samples that have the labels. Throws a `ZooError` if
 * the split has no such sample.
 *
 * @example
 * ```js
 * import { evaluate, loadRun } from 'declarative-zoo';
 *
 * const run = await loadRun('runs/ex-fc-demo');
 * const { scores } = await evaluate(run, { split: 'train' });
 * console.log(scores.P_EX.value, scores.P_EX.constant.value, scores.P_EX.perClass);
 * ```
 */
export async function evaluate(run: ZooRun, options: EvaluateOptions = {}): Promise<Evaluation> {
  const { folder, context, engine } = loadedAs(run);
  const { split = 'validation' } = options;
  const { evaluate } = await import('../run/evaluate.js');
  const found = await stoppable(options, () =>
    evaluate({ run: folder }, split, options.engine ?? engine, context, eventsOf(options)),
  );
  return { split, rows: found.rows, scores: namedScores(found, spacesOf(run.record)) };
}
