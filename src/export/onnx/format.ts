import type { ExportFormat } from '../format.js';
import { encodeOnnx } from './encode.js';
import { onnxruntimeNode } from './node-runtime.js';

/** One ONNX file. */
export const onnx: ExportFormat = {
  name: 'onnx',
  summary: 'one ONNX file, for onnxruntime in any language and in browsers',
  ending: '.onnx',
  isFolder: false,
  can: ['half', 'embed', 'splice'],
  encode: (model, options) => new Map([['model.onnx', encodeOnnx(model, options)]]),
  runtimes: [onnxruntimeNode],
};
