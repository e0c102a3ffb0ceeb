/** The shelves together. */
import type { AlignerPart } from './aligner.js';
import type { BackbonePart } from './backbone.js';
import type { BalancerPart } from './balancer.js';
import type { DatasetPart } from './dataset.js';
import type { GradientPart } from './gradient.js';
import type { HeadPart } from './head.js';
import type { LossPart } from './loss.js';
import type { MetricPart } from './metric.js';
import type { OptimizerPart } from './optimizer.js';
import type { SchedulePart } from './schedule.js';
import type { TrackerPart } from './tracker.js';

/** A part of any shelf, as the registry keeps it; its options' type is its own affair. */
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
  | TrackerPart;

/** The kinds of parts, named as their folders. */
export type Shelf = AnyPart['shelf'];
