/** How the losses of a stage become one. */
import type { Scope, VariableDeclaration } from './node.js';
import type { Part } from './part.js';
import type { Scalar, Tensor } from './tensor.js';

/** The losses that a stage combines. */
export interface JointLosses {
  /** The names of the losses, in the order of the page: each that of its node, unless the page gives it one of its own. */
  readonly tasks: readonly string[];
  /** The weights that every one of these losses moves, `<node>/<variable>`, in the order of the graph. */
  readonly shared: readonly string[];
}

/** What a balancer sees of a step before the model moves. Every loss is already times its `weight` of the page. */
export interface BeforeStep {
  /** Counts from 1. */
  readonly step: number;
  readonly losses: readonly Scalar[];
  /** By task: the gradients of its loss at these of the shared weights (absent: all). A pass through the model a task. */
  gradients(names?: readonly string[]): readonly (readonly Tensor[])[];
}

/** What a balancer sees after the model has moved. */
export interface AfterStep {
  readonly step: number;
  /** The losses before the step. */
  readonly losses: readonly Scalar[];
  /** The losses of the same batch now: one more pass through the model. */
  now(): readonly Scalar[];
}

/** A balancer at work. What it keeps from step to step are its variables. */
export interface Balancing {
  /** What the stage makes small, of the losses by task; differentiable. Taken in every pass of a step. */
  total(losses: readonly Scalar[]): Scalar;
  /** Once a step, before the model moves: where the balancer moves its `statistic` variables. */
  before?(seen: BeforeStep): void;
  /** Once a step, after the model has moved. */
  after?(seen: AfterStep): void;
}

/**
 * A balancer, bound: how a stage makes one of its losses. Its variables are saved and resumed with the model's: a `weight`
 * is moved by the stage's optimizer, a `statistic` by the balancer itself. `variables` refuses a stage that does not suit
 * it.
 */
export interface BoundBalancer {
  variables?(joint: JointLosses): readonly VariableDeclaration[];
  build(scope: Scope, joint: JointLosses): Balancing;
  /** What is held constant where the gradient is taken, on purpose; absent: nothing. */
  readonly held?: string | undefined;
}

export type BalancerPart<O = never> = Part<'balancers', O, BoundBalancer>;
