/// <reference types="node" preserve="true" />
/**
 * The package's entry point, which programs and plugins import. No file in src imports it, and none of its imports
 * loads a tensor library: parts receive the library as `tf`, and code that trains and predicts is loaded at its first
 * call.
 */

// ---- for programs: open a page, check, plan, train and score it, predict with the run
export type { ContextOptions } from './api/context.js';
export { type EvaluateOptions, type Evaluation, evaluate } from './api/evaluate.js';
export { type ExportedRun, type ExportRunOptions, exportRun } from './api/export.js';
export type { ImageInput } from './api/model.js';
export { openPage, type PageOptions, type ZooPage } from './api/page.js';
export { type CostedPage, type PlanOptions, plan } from './api/plan.js';
export type { Progress, WorkOptions } from './api/progress.js';
export { type LoadOptions, loadRun, type ZooRun } from './api/run.js';
export type { MetricScore, NamedScore } from './api/scores.js';
export { type TrainOptions, train } from './api/train.js';
export { type PageProblem, validate } from './api/validate.js';
export type { PlanCost } from './cost/cost.js';
// ---- readers of the built-in data sets
export { createGathering, type Gathering } from './data/gathering.js';
export { required } from './data/present.js';
export { createResizer, type Resizer } from './data/resize.js';
export type { EngineName } from './engine/engine.js';
export * from './errors/problem.js';
// ---- formats of exports
export type { FormatName } from './export/names.js';
export type { ScoreChange } from './export/score-change.js';
// ---- external models, run as they are
export { computeGraphModel, type GraphRunner, graphRunner, openGraphModel } from './frozen/graph-model.js';
export { type GraphModelFile, readGraphModel } from './frozen/graph-model-file.js';
export type { ModelFile, Step, Wanted } from './frozen/model-file.js';
export * from './labels.js';
// ---- bricks of the built-in parts
export * from './layers/activation.js';
export * from './layers/batch-norm.js';
export * from './layers/confusion.js';
export * from './layers/cosine-score.js';
export * from './layers/detach.js';
export * from './layers/dropout.js';
export * from './layers/label-weights.js';
export * from './layers/linear.js';
export * from './layers/masked-mean.js';
export * from './layers/operation.js';
export * from './layers/signal.js';
// ---- the contract
export type { ConvOptions, Network, Ops } from './network/ops.js';
export * from './part.js';
export type { Plan } from './plan/plan.js';
export type { Plugin } from './plugins/plugin.js';
export type { HeadPrediction, Prediction } from './prediction.js';
export { type Path, type Stream, stream } from './random/stream.js';
export { createRegistry, type Registry } from './registry.js';
export type { EpochRecord, RunRecord } from './report/record.js';
export type { Allowances } from './run/surroundings.js';
export { type BadRecord, readRecords } from './tables/records.js';
