/**
 * What a part is. A part is a record of plain data and functions, made with one of the `define...` functions below;
 * built-ins and plugins use the very same ones. A part never imports tfjs, a room or another part: it is handed
 * the tensor library (`tf`), its own options (flat, checked, defaults filled) and its own variables.
 */
import type * as core from '@tensorflow/tfjs-core';
import type { Ops } from './network/ops.js';
import type { AlignerPart } from './part/aligner.js';
import type { FrozenModel, Normalization } from './part/frozen.js';

/** The tensor library, passed in as a value, so that a plugin never brings a second copy of it. */
export type Tf = typeof core;
/** A tensor of any rank. */
export type Tensor = core.Tensor;
/** A tensor that can be assigned anew: what a node owns and training moves. */
export type Variable = core.Variable;
/** A tensor of one number: what a loss gives. */
export type Scalar = core.Scalar;

/** JSON Schema of a part's options (draft 2020-12, `type: object`, `additionalProperties: false`, `type` a const). */
export type PartSchema = { readonly [keyword: string]: unknown };

// ---------------------------------------------------------------- labels

/** `multi-label`: independent yes/no; `classes`: exactly one; `continuous`: real numbers in [-1, 1]. */
export type LabelKind = 'multi-label' | 'classes' | 'continuous';

/** What the numbers of a label mean, in order: 12 action units, 8 expressions, valence and arousal. */
export interface LabelSpace {
  readonly name: string;
  readonly kind: LabelKind;
  readonly names: readonly string[];
}

/**
 * What a node's numbers are: needed to check that a loss or a metric fits the head it reads. A plugin may have scales of
 * its own, `plugin/scale`: such a head learns from labels and answers none, so only losses that name the scale read it,
 * and its width is theirs to say.
 */
export type Scale = 'features' | 'logits' | 'probabilities' | 'values' | `${string}/${string}`;

// ---------------------------------------------------------------- variables, shapes, passes

/** How a variable starts. `normal`: N(0, deviation); `uniform`: U(-limit, limit). */
export type Init =
  | { readonly type: 'normal'; readonly deviation: number }
  | { readonly type: 'uniform'; readonly limit: number }
  | { readonly type: 'constant'; readonly value: number };

/** A variable that a node owns. A `statistic` (batch-norm running values) is never trained, but saved and restored. */
export interface VariableDeclaration {
  readonly name: string;
  readonly shape: readonly number[];
  readonly init: Init;
  readonly role: 'weight' | 'statistic';
}

/** What flows along an edge of the graph: shape of ONE sample (no batch axis) and what the numbers are. */
export interface Signal {
  readonly shape: readonly number[];
  readonly scale: Scale;
}

/** What `infer` says of a node, from options and input shapes alone. */
export interface Inference {
  readonly output: Signal;
  readonly variables: readonly VariableDeclaration[];
  /** Floating-point operations of one forward pass of one sample (a multiply and an add are two). */
  readonly flops: number;
  /** Rows that a training batch must have at least: 2 for batch norm over the batch. Absent: 1. */
  readonly leastRows?: number;
}

/** What `build` may use: the tensor library, and the node's own variables by the names that `infer` declared. */
export interface Scope {
  readonly tf: Tf;
  variable(name: string): Variable;
}

/** One pass of a batch through a node. */
export interface Pass {
  /** False where the node is frozen or being evaluated: no dropout, stored statistics. */
  readonly training: boolean;
  /** False in the second pass of a step that makes two (SAM), so that running statistics move once per step. */
  readonly updateStatistics: boolean;
  /**
   * Inverted-dropout mask: 0 with probability `rate`, else 1 / (1 - rate). A function of seed, stage, epoch, step,
   * node and `name` alone, so both passes of a step and a resumed run see the same mask.
   */
  dropoutMask(name: string, shape: readonly number[], rate: number): Tensor;
}

/** What a node reads, by the option that names it: `input`; or `query`, `key`, `value`. */
export type Inputs<T> = { readonly [role: string]: T };

/** The forward function of a node: tensors by role (`input`, `query`, ...), `[batch, ...shape]`, to one output. */
export type Forward = (inputs: Inputs<Tensor>, pass: Pass) => Tensor;

// ---------------------------------------------------------------- the shelves

/** What every part has. */
export interface Part<S extends string> {
  readonly shelf: S;
  readonly name: string;
  readonly schema: PartSchema;
}

/**
 * A backbone turns an image (or a row of the user's own vectors) into named outputs. A `network` is described once,
 * over abstract operations, and read three ways: shapes and costs, tfjs tensors (training), ONNX (frozen, banked).
 * One that is not is either a model in a file, `frozen`, or reads `vectors`.
 */
export interface BackbonePart<O = never> extends Part<'backbones'> {
  /** How pixels are normalised, or how the options say so; absent for backbones that read no images. */
  readonly normalize?: Normalization | ((options: O) => Normalization);
  readonly frozen?: FrozenModel<O>;
  /** The network over abstract operations; `image` is NHWC. Returns its outputs by name, e.g. features and logits. */
  network?<T>(ops: Ops<T>, image: T, options: O): { readonly [output: string]: T };
  /** For backbones without a network: width of the vector per row, and the vectors themselves. */
  vectors?(options: O): { readonly width: number; read(keys: readonly string[]): Promise<Float32Array> };
}

/** A head maps one or several nodes' outputs to one output. Which of its options name nodes, its schema says (`x-node`). */
export interface HeadPart<O = never> extends Part<'heads'> {
  infer(options: O, inputs: Inputs<Signal>): Inference;
  build(scope: Scope, options: O, inputs: Inputs<Signal>): Forward;
  /** In words, what these options hold constant where the gradient is taken, on purpose; undefined: nothing. */
  held?(options: O): string | undefined;
  /** Extra tensors worth a picture, per row of the batch, in evaluation mode: the edges an attention or graph kept. */
  inspect?(
    scope: Scope,
    options: O,
    inputs: Inputs<Signal>,
  ): (inputs: Inputs<Tensor>) => {
    readonly [name: string]: Tensor;
  };
}

/** Counts over the training rows that carry the label: what class weights are computed from. */
export interface LabelStatistics {
  readonly rows: number;
  /** Positives per action unit, rows per class; zeros for continuous labels. */
  readonly counts: readonly number[];
}

/**
 * `(prediction, target, mask) -> scalar`. prediction is `[batch, width]`, target `[batch, labels]` (classes as one-hot rows
 * or soft distributions), equally wide unless the loss says otherwise; mask `[batch]` is 1 where the row carries the label, or null where every row does.
 */
export type LossFunction = (prediction: Tensor, target: Tensor, mask: Tensor | null) => Scalar;

/** A loss: which labels (`kinds`) and answers (`scales`) it fits, and its function for these training rows. */
export interface LossPart<O = never> extends Part<'losses'> {
  readonly kinds: readonly LabelKind[];
  readonly scales: readonly Scale[];
  /** Rows that a batch must have at least: 2 where the loss compares rows. Absent: 1. */
  readonly leastRows?: number;
  /** Width of the prediction for so many labels. Absent: one number a label. */
  width?(labels: number): number;
  build(tf: Tf, options: O, statistics: LabelStatistics): LossFunction;
  /** In words, what these options hold constant where the gradient is taken, on purpose; undefined: nothing. */
  held?(options: O): string | undefined;
}

/** The losses that a stage combines. */
export interface JointLosses {
  /** The nodes whose losses they are, in the order of the page. */
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
 * A balancer: how a stage makes one of its losses. Its variables are saved and resumed with the model's: a `weight` is
 * moved by the stage's optimizer, a `statistic` by the balancer itself. `variables` throws an Error, a sentence, where
 * the stage does not suit it.
 */
export interface BalancerPart<O = never> extends Part<'balancers'> {
  variables?(options: O, joint: JointLosses): readonly VariableDeclaration[];
  build(scope: Scope, options: O, joint: JointLosses): Balancing;
  /** In words, what these options hold constant where the gradient is taken, on purpose; undefined: nothing. */
  held?(options: O): string | undefined;
}

/** One variable's update. `step` counts from 1; `slots` are the optimizer's memory of this variable, zeros at first. */
export interface OptimizerPart<O = never> extends Part<'optimizers'> {
  readonly slots: readonly string[];
  /** The base learning rate, before the schedule. */
  rate(options: O): number;
  update(
    tf: Tf,
    options: O,
    at: {
      value: Tensor;
      gradient: Tensor;
      slots: { readonly [slot: string]: Tensor };
      rate: number;
      step: number;
    },
  ): { value: Tensor; slots: { readonly [slot: string]: Tensor } };
}

/** Loss and gradients at the variables' present values. */
export interface Evaluation {
  readonly loss: Scalar;
  readonly gradients: readonly Tensor[];
}

/** A gradient rule: where the gradient that the optimizer follows is taken. Leaves every variable as it found it. */
export interface GradientPart<O = never> extends Part<'gradients'> {
  /** Passes through the model per step: 1, or 2 for SAM. */
  passes(options: O): number;
  compute(
    tf: Tf,
    options: O,
    variables: readonly Variable[],
    evaluate: (how: { updateStatistics: boolean }) => Evaluation,
  ): Evaluation;
}

/** Factor on the learning rate at a step counted from 0. */
export interface SchedulePart<O = never> extends Part<'schedules'> {
  factor(options: O, at: { step: number; steps: number; stepsPerEpoch: number }): number;
}

/** A score; `perClass` in the order of the label space's names. `value` is null for a metric that has rows only. */
export interface Score {
  readonly value: number | null;
  readonly perClass?: readonly number[];
}

/** Rows that carry the label, row-major `[rows, width]`; classes as one-hot rows in `target`. */
export interface Scored {
  readonly kind: LabelKind;
  readonly prediction: Float32Array;
  readonly target: Float32Array;
  readonly rows: number;
  readonly width: number;
}

/** A metric of one node (`kinds` it fits), or of other metrics (`combine`). Plain arithmetic, no tensor. */
export interface MetricPart<O = never> extends Part<'metrics'> {
  readonly kinds: readonly LabelKind[];
  /** True where the score is one number a class and no single one, so that it cannot select a checkpoint. */
  readonly listOnly?: boolean;
  score?(options: O, scored: Scored): Score;
  combine?(options: O, scores: readonly number[]): Score;
}

/** The three parts of a data set. */
export type Split = 'train' | 'validation' | 'test';

/** One image (or vector) and its labels; a label space that the row has no label for is absent. */
export interface Row {
  /** Stable name inside the data set: `<video>/00001.jpg`. */
  readonly key: string;
  /** Absolute path of the image file, or null where the backbone reads vectors by key. */
  readonly image: string | null;
  readonly split: Split;
  /** Whom the image shows, or the video it is from, as far as known: no group should be in two splits. */
  readonly group?: string;
  /** By label space name: 0/1 per action unit; a one-hot (or soft) row per class; values in [-1, 1]. */
  readonly labels: { readonly [space: string]: Float32Array };
}

/** What a data set could read and left out on purpose: so many "rows without any label" of a split. */
export interface Dropped {
  /** Null where no split would have taken it. */
  readonly split: Split | null;
  readonly what: string;
  readonly count: number;
}

/** What a data set part hands over: rows, and what was set aside on the way. */
export interface Table {
  readonly rows: readonly Row[];
  readonly dropped: readonly Dropped[];
  /** Rows that could not be read, each `file:line  why`. */
  readonly bad: readonly string[];
}

/** What a data set may use beside its options: the label spaces there are, and the artist of the built-in faces. */
export interface DatasetContext {
  readonly labels: { readonly [name: string]: LabelSpace };
  /** Draws the built-in faces into `root` in the s-Aff-Wild2 layout, unless they are there already. */
  drawFaces(root: string, options: { readonly [key: string]: unknown }): Promise<void>;
}

/** A data set: which labels it can carry, and its rows. */
export interface DatasetPart<O = never> extends Part<'datasets'> {
  /** What the data are and how one gets them, in a sentence or two: said where they are not there. */
  readonly source?: string;
  /** The label spaces this data set can carry, known without reading it. */
  labels(options: O): readonly string[];
  /** Rows that there will be, where they are made on demand and the options say how many: what a plan goes by. */
  expected?(options: O): { readonly train: number; readonly validation: number } | undefined;
  read(options: O, context: DatasetContext): Promise<Table>;
}

/** A run, as a tracker is told of it. */
export interface TrackedRun {
  readonly name: string;
  /** The run's own folder, an absolute path; a tracker may write there. */
  readonly folder: string;
  readonly seed: number;
  /** True where the run goes on after a stop. */
  readonly resumed: boolean;
  /** The page as it was resolved, plain data. */
  readonly page: { readonly [key: string]: unknown };
  readonly stages: readonly { readonly name: string; readonly epochs: number }[];
  /** Names of the metrics, in the page's order. */
  readonly metrics: readonly string[];
}

/** An epoch that is done. */
export interface TrackedEpoch {
  readonly stage: string;
  /** Counts from 1. */
  readonly epoch: number;
  /** Mean over the epoch's steps. */
  readonly loss: number;
  /** Learning rate of its last step. */
  readonly rate: number;
  readonly seconds: number;
  /** Validation scores of the metrics that the stage teaches. */
  readonly scores: { readonly [metric: string]: number | null };
}

/** How a run ended. */
export type Ending = 'finished' | 'stopped' | 'failed';

/** What a started tracker is told, in this order. One that throws is told nothing more; the run goes on without it. */
export interface Tracking {
  epoch?(epoch: TrackedEpoch): void | Promise<void>;
  /** The final scores. */
  scores?(scores: { readonly [metric: string]: Score }): void | Promise<void>;
  end?(how: Ending): void | Promise<void>;
}

/** A tracker: told how a run goes, to show or keep it elsewhere. */
export interface TrackerPart<O = never> extends Part<'trackers'> {
  start(options: O, run: TrackedRun): Tracking | Promise<Tracking>;
}

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

// ---------------------------------------------------------------- the door: one function per shelf

export type * from './part/aligner.js';
export * from './part/define.js';
export type * from './part/frozen.js';
