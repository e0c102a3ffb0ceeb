/** All shelves. */
import type { AlignerPart, BoundAligner } from './aligner.js';
import type { BackbonePart, BoundBackbone } from './backbone.js';
import type { BalancerPart, BoundBalancer } from './balancer.js';
import type { BoundDataset, DatasetPart } from './dataset.js';
import type { BoundExecutor, ExecutorPart } from './executor.js';
import type { BoundGradient, GradientPart } from './gradient.js';
import type { BoundHead, HeadPart } from './head.js';
import type { BoundLoss, LossPart } from './loss.js';
import type { BoundMetric, MetricPart } from './metric.js';
import type { BoundOptimizer, OptimizerPart } from './optimizer.js';
import type { BoundSchedule, SchedulePart } from './schedule.js';
import type { BoundTracker, TrackerPart } from './tracker.js';

/** A part of any shelf, as the registry stores it, without the type of its options. */
export type AnyPart =
  | BackbonePart
  | HeadPart
  | LossPart
  | BalancerPart
  | OptimizerPart
  | GradientPart
  | SchedulePart
  | MetricPart
  | DatasetPart
  | AlignerPart
  | TrackerPart
  | ExecutorPart;

/** The kinds of parts, named like their folders. */
export type Shelf = AnyPart['shelf'];

/** A part of this shelf. */
export type PartOf<S extends Shelf> = Extract<AnyPart, { shelf: S }>;

/** A part of this shelf with bound options. */
export type Bound<S extends Shelf> = BoundParts[S];

interface BoundParts {
  readonly backbones: BoundBackbone;
  readonly heads: BoundHead;
  readonly losses: BoundLoss;
  readonly balancers: BoundBalancer;
  readonly optimizers: BoundOptimizer;
  readonly gradients: BoundGradient;
  readonly schedules: BoundSchedule;
  readonly metrics: BoundMetric;
  readonly datasets: BoundDataset;
  readonly aligners: BoundAligner;
  readonly trackers: BoundTracker;
  readonly executors: BoundExecutor;
}
