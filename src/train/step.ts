import { takeBack } from '../engine/read.js';
import type { Graph } from '../graph/graph.js';
import type {
  BoundGradient,
  BoundOptimizer,
  BoundSchedule,
  Inputs,
  LabelKind,
  LossFunction,
  Scalar,
  Scale,
  Tensor,
  Tf,
  Variable,
} from '../part.js';
import type { PlanNode, PlanStage } from '../plan/plan.js';
import type { bernoulliMask } from '../random/stream.js';
import { type Balance, sharedGradients } from './balance.js';
import { batchLosses } from './batch-losses.js';
import { clipped } from './clip.js';
import type { Batch } from './feed.js';
import type { FirstStep } from './first-step.js';
import { idleNodes, type Reach } from './idle.js';
import { asLabels } from './label-scale.js';
import type { LabelMatrix } from './labels.js';
import { createPasses } from './passes.js';

/** The optimizer's state: one tensor per slot and variable, in the order of the variables. */
export type Slots = { readonly [slot: string]: Tensor }[];

/** A loss of the stage: the node and columns that it reads, and its target. */
export interface StageLoss {
  readonly name: string;
  readonly node: string;
  /** The node, and the scale on which it learns its labels. */
  readonly answering: Pick<PlanNode, 'name' | 'answer'>;
  readonly offset: number;
  readonly width: number;
  readonly weight: number;
  readonly loss: LossFunction;
  /** Labels, or the predictions of another node. */
  readonly against: LabeledTarget | NodeTarget;
  /** Minimum number of rows for the loss to be defined. */
  readonly leastRows: number;
  /** Minimum number of windows, for a loss over windows. */
  readonly windows?: number | undefined;
}

/** Labels as the target of a loss. */
export interface LabeledTarget {
  /** The label space, and its labels of the training rows. */
  readonly space: string;
  readonly labels: LabelMatrix;
  /**
   * Prepares the labels of other rows for the loss: keeps rows that lack some of the values, or treats them as
   * unlabeled.
   */
  taken(labels: LabelMatrix): LabelMatrix;
}

/** A node as the target of a loss. */
export interface NodeTarget {
  readonly target: Pick<PlanNode, 'name' | 'answer'>;
  readonly offset: number;
  readonly width: number;
  readonly scale: Scale;
  readonly kind: LabelKind;
  /** Whether the gradient flows into it. */
  readonly both: boolean;
}

/** State shared by the steps of a stage. */
export interface Stepper {
  readonly tf: Tf;
  readonly graph: Graph;
  readonly stage: PlanStage;
  readonly losses: readonly StageLoss[];
  readonly balance: Balance;
  /** The variables that the optimizer updates: the model's weights, then the balancer's. */
  readonly variables: readonly Variable[];
  readonly optimizer: BoundOptimizer;
  readonly gradient: BoundGradient;
  readonly schedule: BoundSchedule;
  readonly seed: number;
  /** For batches of one data set each: which losses reach which nodes, so that nodes without a label stay unchanged. */
  readonly reach?: Reach | undefined;
  /** Draws the dropout masks. */
  readonly draw: typeof bernoulliMask;
}

/** The optimizer's initial state: zeros for each variable. */
export function emptySlots(tf: Tf, variables: readonly Variable[], optimizer: BoundOptimizer): Slots {
  return variables.map((variable) =>
    Object.fromEntries(optimizer.slots.map((slot) => [slot, tf.keep(tf.zerosLike(variable))])),
  );
}

/** The position of a step: `step` counts from 0 over the whole stage, `inEpoch` within its epoch. */
export interface StepAt {
  readonly epoch: number;
  readonly inEpoch: number;
  readonly step: number;
  readonly rate: number;
  /** For the first step of a run: checks the computed tensors. */
  readonly first?: FirstStep | undefined;
}

/** The results of a step, at the weights that it started from. */
export interface StepResult<Value, Values> {
  /** The total, whose gradients are used. */
  readonly loss: Value;
  /** Each loss times its weight, in the order of the page. */
  readonly losses: readonly Value[];
  /** The predictions of the nodes with a loss for the rows of the batch, in the scale of their labels: `[rows, width]`. */
  readonly answers: { readonly [node: string]: Values };
}

/** One optimizer step on a batch: updates the variables and slots, and returns its numbers once they are known. */
export async function trainStep(
  stepper: Stepper,
  batch: Batch,
  slots: Slots,
  at: StepAt,
): Promise<StepResult<number, Float32Array>> {
  let step: StepResult<Scalar, Tensor>;
  try {
    step = makeStep(stepper, batch, slots, at);
  } catch (error) {
    await at.first?.settle(); // a value that is not finite may be the cause
    throw error;
  }
  await at.first?.settle();
  const [{ loss }, losses, answers] = await Promise.all([
    takeBack({ loss: step.loss }),
    takeBack(Object.fromEntries(step.losses.entries())),
    takeBack(step.answers),
  ]);
  return { loss: loss![0]!, losses: step.losses.map((_, i) => losses[i]![0]!), answers };
}

/** The same without waiting: returns tensors that the caller owns. */
export function makeStep(
  stepper: Stepper,
  batch: Batch,
  slots: Slots,
  at: StepAt,
): StepResult<Scalar, Tensor> {
  const { tf, stage, gradient, variables, balance } = stepper;
  const { balancing } = balance;
  const idle = idleNodes(stepper, batch.rows);
  return tf.tidy(() => {
    const losses = batchLosses(stepper, batch, at, idle);
    const seen: Scalar[] = [];
    const answers: { [node: string]: Tensor } = {};
    const passes = createPasses(tf, variables, Object.values(losses.feeds), ({ updateStatistics, fixed }) => {
      // The first pass uses the current weights.
      const first = seen.length === 0;
      const watch = first ? keepAnswers(stepper, answers, batch.rows.length) : undefined;
      const each = losses.compute(updateStatistics, watch, fixed);
      if (first) seen.push(...each.map((one) => tf.keep(tf.clone(one))));
      const total = balancing.total(each);
      if (first) at.first?.total(total);
      return total;
    });
    const { loss, gradients } = gradient.compute(tf, variables, passes.evaluate);
    passes.dispose();
    at.first?.gradients(gradients);
    const followed = stage.clip === undefined ? gradients : clipped(tf, gradients, stage.clip);
    const step = at.step + 1;
    balancing.before?.({
      step,
      losses: seen,
      gradients: (names) => sharedGradients(tf, balance, losses, seen.length, names),
    });
    const still = new Set([...idle].flatMap((node) => stepper.graph.weights(node)));
    move(stepper, followed, slots, { step, rate: at.rate, still });
    balancing.after?.({ step, losses: seen, now: () => losses.compute(false) });
    losses.dispose();
    return { loss, losses: seen, answers };
  });
}

/** Keeps the scored predictions of the nodes with a loss in a pass: those of the last rows, which follow any mixtures. */
const keepAnswers =
  ({ tf, graph, losses }: Stepper, answers: { [node: string]: Tensor }, rows: number) =>
  (values: Inputs<Tensor>): void => {
    for (const { answering } of losses) {
      if (!answering.answer) continue;
      const { offset, width } = answering.answer;
      const all = values[answering.name]!;
      const output = tf.slice(all, [all.shape[0]! - rows, offset], [-1, width]);
      answers[answering.name] = tf.keep(asLabels(tf, graph, answering, output));
    }
  };

/** Updates every variable with its gradient, and the slots, except for those in `still`. */
function move(
  { tf, optimizer, variables }: Stepper,
  gradients: readonly Tensor[],
  slots: Slots,
  { still, ...at }: { readonly step: number; readonly rate: number; readonly still: ReadonlySet<Variable> },
): void {
  for (const [i, variable] of variables.entries()) {
    if (still.has(variable)) continue;
    const { value, slots: moved } = optimizer.update(tf, {
      value: variable,
      gradient: gradients[i]!,
      slots: slots[i]!,
      ...at,
    });
    variable.assign(value);
    tf.dispose(slots[i]!);
    slots[i] = Object.fromEntries(Object.entries(moved).map(([name, tensor]) => [name, tf.keep(tensor)]));
  }
}
