import type { ExportFormat } from '../format.js';
import { encodeGraphModel } from './encode.js';
import { tfjs } from './tfjs-runtime.js';

/** A folder for TensorFlow.js. */
export const graphModel: ExportFormat = {
  name: 'graph-model',
  summary: 'a folder with a GraphModel, for TensorFlow.js',
  ending: '-graph-model',
  isFolder: true,
  can: ['half'],
  encode: encodeGraphModel,
  runtimes: [tfjs],
};
