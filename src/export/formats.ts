import type { ExportFormat } from './format.js';
import { graphModel } from './graph-model/format.js';
import { hub } from './hub/format.js';
import type { FormatName } from './names.js';
import { onnx } from './onnx/format.js';
import { web } from './web/format.js';

/** All export formats. */
export const formats: readonly ExportFormat[] = [onnx, graphModel, hub, web];

/** The format with this name. */
export const formatOf = (name: FormatName): ExportFormat => formats.find((one) => one.name === name)!;
