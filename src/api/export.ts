import type { FormatName } from '../export/names.js';
import type { ScoreChange } from '../export/score-change.js';
import { eventsOf, stoppable, type WorkOptions } from './progress.js';
import { loadedAs, type ZooRun } from './run.js';

/**
 * Options of `exportRun`; the same as those of `zoo export`.
 *
 * @example
 * ```js
 * await exportRun(run, { format: 'web', output: 'site', half: true });
 * ```
 */
export interface ExportRunOptions extends WorkOptions {
  /** Default: `onnx`. */
  readonly format?: FormatName | undefined;
  /** File or folder to write. Default: the run's name, in the working folder. */
  readonly output?: string | undefined;
  /** Heads to export. Default: all heads that predict labels. */
  readonly heads?: readonly string[] | undefined;
  /** For a model that reads whole sequences: the number of frames of the longest one. */
  readonly frames?: number | undefined;
  /** Store weights in 16 bits. */
  readonly half?: boolean | undefined;
  /** Accept one decoded image of any size, and preprocess it in the graph. */
  readonly embedPreprocessing?: boolean | undefined;
  /** The license that the model is published under. `hub` needs it. */
  readonly license?: string | undefined;
  /** Replace an earlier export. */
  readonly force?: boolean | undefined;
}

/**
 * What `exportRun` wrote.
 *
 * @example
 * ```js
 * const { file, differences } = await exportRun(run);
 * ```
 */
export interface ExportedRun {
  readonly file: string;
  readonly bytes: number;
  /** The runtime in which the export was compared with the run, and the largest difference of each output. */
  readonly runtime: string;
  readonly differences: { readonly [output: string]: number };
  /** For weights in 16 bits: each score before and after, or why it is not known. */
  readonly scores?: { readonly [metric: string]: ScoreChange } | string;
}

/**
 * Exports a finished run, as `zoo export` does, and compares the export with the run. Throws a `ZooError` if the run
 * cannot be exported, or the export differs from it.
 *
 * @example
 * ```js
 * import { exportRun, loadRun } from 'declarative-zoo';
 *
 * const run = await loadRun('runs/ex-fc-demo');
 * const { file, bytes } = await exportRun(run, { format: 'onnx', output: 'ex.onnx' });
 * ```
 */
export async function exportRun(run: ZooRun, options: ExportRunOptions = {}): Promise<ExportedRun> {
  const { folder, context, engine } = loadedAs(run);
  const { format = 'onnx', embedPreprocessing: embed, force = false } = options;
  const { output, heads, frames, half, license } = options;
  const { exportRun } = await import('../tools/export/export.js');
  const { formatOf } = await import('../export/formats.js');
  const request = {
    run: folder,
    format: formatOf(format),
    engine,
    output,
    heads,
    frames,
    half,
    embed,
    license,
    force,
  };
  const exported = await stoppable(options, () => exportRun(request, context, eventsOf(options)));
  const { file, bytes, agreement, scores } = exported;
  const { runtime, apart: differences } = agreement;
  return { file, bytes, runtime, differences, ...(scores !== undefined && { scores }) };
}
