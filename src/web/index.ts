/** The entry point for browsers: runs exported models, without Node and without TensorFlow.js. */
export * from '../errors/problem.js';
export type { HeadPrediction, Prediction } from '../prediction.js';
export type { Reading } from './heads.js';
export type { Metadata } from './metadata.js';
export {
  type LoadModelOptions,
  loadModel,
  type OnnxruntimeWeb,
  type WebImage,
  type WebModel,
} from './model.js';
