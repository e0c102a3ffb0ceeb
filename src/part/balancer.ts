/** Combines the losses of a stage. */
import type { Scope, VariableDeclaration } from './node.js';
import type { Part } from './part.js';
import type { Scalar, Tensor } from './tensor.js';

/** The losses that a stage combines. */
export interface JointLosses {
  /**
   * The names of the losses, in the order of the page: the name of the loss's node, unless the page gives the loss a
   * name.
   */
  readonly tasks: readonly string[];
  /** The weights that every one of these losses trains, `<node>/<variable>`, in the order of the graph. */
  readonly shared: readonly string[];
}

/**
 * What a balancer sees of a step before the weights change. Every loss is already multiplied by its `weight` in the
 * page.
 */
export interface BeforeStep {
  /** Counts from 1. */
  readonly step: number;
  readonly losses: readonly Scalar[];
  /**
   * For each task, the gradients of its loss with respect to these shared weights (absent: all of them). Costs one
   * pass through the model per task.
   */
  gradients(names?: readonly string[]): readonly (readonly Tensor[])[];
}

/** What a balancer sees after the weights have changed. */
export interface AfterStep {
  readonly step: number;
  /** The losses before the step. */
  readonly losses: readonly Scalar[];
  /** The losses of the same batch now; costs one more pass through the model. */
  now(): readonly Scalar[];
}

/** A balancer at work. Its variables keep its state from step to step. */
export interface Balancing {
  /** The value that the stage minimizes, from the losses by task; differentiable. Called in every pass of a step. */
  total(losses: readonly Scalar[]): Scalar;
  /** Called once per step, before the weights change: the place to update the balancer's `statistic` variables. */
  before?(seen: BeforeStep): void;
  /** Called once per step, after the weights have changed. */
  after?(seen: AfterStep): void;
}

/**
 * A bound balancer: combines the losses of a stage into one. Its variables are saved and resumed with the model's:
 * the stage's optimizer updates a `weight`, the balancer itself a `statistic`. `variables` refuses a stage that does
 * not fit the balancer.
 */
export interface BoundBalancer {
  variables?(joint: JointLosses): readonly VariableDeclaration[];
  build(scope: Scope, joint: JointLosses): Balancing;
  /** What is intentionally held constant in the gradient; absent: nothing. */
  readonly held?: string | undefined;
}

export type BalancerPart<O = never> = Part<'balancers', O, BoundBalancer>;
