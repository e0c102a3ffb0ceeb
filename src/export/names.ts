/** The names of the formats: what `--format` takes, without loading what writes them. */
export const formatNames = ['onnx', 'graph-model', 'hub', 'web'] as const;
/**
 * A format that runs are exported to.
 *
 * @example
 * ```js
 * await exportRun(run, { format: 'graph-model' });
 * ```
 */
export type FormatName = (typeof formatNames)[number];
