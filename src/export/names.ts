/** The names of the formats: the values of `--format`, without loading the code that writes them. */
export const formatNames = ['onnx', 'graph-model', 'hub', 'web'] as const;
/**
 * A format for exporting runs.
 *
 * @example
 * ```js
 * await exportRun(run, { format: 'graph-model' });
 * ```
 */
export type FormatName = (typeof formatNames)[number];
