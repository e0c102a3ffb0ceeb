/** The names of the formats: what `--format` takes, without loading what writes them. */
export const formatNames = ['onnx', 'graph-model', 'hub', 'web'] as const;
export type FormatName = (typeof formatNames)[number];
