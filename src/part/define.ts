/** The `define...` function of each shelf: built-in parts and plugins are made with these. */
import type { AlignerPart } from './aligner.js';
import type { BackbonePart } from './backbone.js';
import type { BalancerPart } from './balancer.js';
import type { DatasetPart } from './dataset.js';
import type { ExecutorPart } from './executor.js';
import type { GradientPart } from './gradient.js';
import type { HeadPart } from './head.js';
import type { LossPart } from './loss.js';
import type { MetricPart } from './metric.js';
import type { OptimizerPart } from './optimizer.js';
import type { SchedulePart } from './schedule.js';
import type { TrackerPart } from './tracker.js';

type Definition<P> = Omit<P, 'shelf' | 'origin'>;

/** A part on the backbones shelf. */
export const defineBackbone = <O>(part: Definition<BackbonePart<O>>): BackbonePart<O> => ({
  ...part,
  shelf: 'backbones',
});
/** A part on the heads shelf. */
export const defineHead = <O>(part: Definition<HeadPart<O>>): HeadPart<O> => ({ ...part, shelf: 'heads' });
/** A part on the losses shelf. */
export const defineLoss = <O>(part: Definition<LossPart<O>>): LossPart<O> => ({ ...part, shelf: 'losses' });
/** A part on the balancers shelf. */
export const defineBalancer = <O>(part: Definition<BalancerPart<O>>): BalancerPart<O> => ({
  ...part,
  shelf: 'balancers',
});
/** A part on the optimizers shelf. */
export const defineOptimizer = <O>(part: Definition<OptimizerPart<O>>): OptimizerPart<O> => ({
  ...part,
  shelf: 'optimizers',
});
/** A part on the gradients shelf. */
export const defineGradient = <O>(part: Definition<GradientPart<O>>): GradientPart<O> => ({
  ...part,
  shelf: 'gradients',
});
/** A part on the schedules shelf. */
export const defineSchedule = <O>(part: Definition<SchedulePart<O>>): SchedulePart<O> => ({
  ...part,
  shelf: 'schedules',
});
/** A part on the metrics shelf. */
export const defineMetric = <O>(part: Definition<MetricPart<O>>): MetricPart<O> => ({
  ...part,
  shelf: 'metrics',
});
/** A part on the datasets shelf. */
export const defineDataset = <O>(part: Definition<DatasetPart<O>>): DatasetPart<O> => ({
  ...part,
  shelf: 'datasets',
});
/** A part on the trackers shelf. */
export const defineTracker = <O>(part: Definition<TrackerPart<O>>): TrackerPart<O> => ({
  ...part,
  shelf: 'trackers',
});
/** A part on the executors shelf. */
export const defineExecutor = <O>(part: Definition<ExecutorPart<O>>): ExecutorPart<O> => ({
  ...part,
  shelf: 'executors',
});
/** A part on the aligners shelf. */
export const defineAligner = <O>(part: Definition<AlignerPart<O>>): AlignerPart<O> => ({
  ...part,
  shelf: 'aligners',
});
