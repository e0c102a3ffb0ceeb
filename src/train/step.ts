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

/** The optimizer's memory: one tensor a slot and variable, in the order of the variables. */
export type Slots = { readonly [slot: string]: Tensor }[];

/** A loss of the stage: which columns of which node it reads, and what it compares them with. */
export interface StageLoss {
  readonly name: string;
  readonly node: string;
  /** That node, and the scale that it learns its labels on. */
  readonly answering: Pick<PlanNode, 'name' | 'answer'>;
  readonly offset: number;
  readonly width: number;
  readonly weight: number;
  readonly loss: LossFunction;
  /** Labels, or the answers of another node. */
  readonly against: LabeledTarget | NodeTarget;
  /** Rows that the loss is not defined without. */
  readonly leastRows: number;
  /** Windows that it is not defined without, where it is over windows. */
  readonly windows?: number | undefined;
}

/** Labels that a loss compares with. */
export interface LabeledTarget {
  /** The label space, and its labels of the training rows. */
  readonly space: string;
  readonly labels: LabelMatrix;
  /** Labels of other rows as the loss takes them: those that lack some of the values, or without such rows. */
  taken(labels: LabelMatrix): LabelMatrix;
}

/** A node that a loss compares with. */
export interface NodeTarget {
  readonly target: Pick<PlanNode, 'name' | 'answer'>;
  readonly offset: number;
  readonly width: number;
  readonly scale: Scale;
  readonly kind: LabelKind;
  /** Whether the gradient flows into it. */
  readonly both: boolean;
}

/** What stays the same over the steps of a stage. */
export interface Stepper {
  readonly tf: Tf;
  readonly graph: Graph;
  readonly stage: PlanStage;
  readonly losses: readonly StageLoss[];
  readonly balance: Balance;
  /** What the optimizer moves: the model's weights, then the balancer's. */
  readonly variables: readonly Variable[];
  readonly optimizer: BoundOptimizer;
  readonly gradient: BoundGradient;
  readonly schedule: BoundSchedule;
  readonly seed: number;
  /** Where batches are of one data set each: which losses reach which nodes, so that those without a label stay as they are. */
  readonly reach?: Reach | undefined;
  /** Draws the dropout masks. */
  readonly draw: typeof bernoulliMask;
}

/** The optimizer's first memory: zeros like each variable. */
export function emptySlots(tf: Tf, variables: readonly Variable[], optimizer: BoundOptimizer): Slots {
  return variables.map((variable) =>
    Object.fromEntries(optimizer.slots.map((slot) => [slot, tf.keep(tf.zerosLike(variable))])),
  );
}

/** Where a step stands: `step` counts from 0 over the whole stage, `inEpoch` within its epoch. */
export interface StepAt {
  readonly epoch: number;
  readonly inEpoch: number;
  readonly step: number;
  readonly rate: number;
  /** Given in the first step of a run: looks at what is computed. */
  readonly first?: FirstStep | undefined;
}

/** What a step computed at the weights that it started from. */
export interface StepResult<Value, Values> {
  /** The total, which the gradients are of. */
  readonly loss: Value;
  /** Each loss times its weight, in the order of the page. */
  readonly losses: readonly Value[];
  /** What the nodes with a loss answer to the rows of the batch, in the scale of their labels: `[rows, width]`. */
  readonly answers: { readonly [node: string]: Values };
}

/** One optimizer step on a batch: moves the variables and slots, returns its numbers once they are known. */
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
    await at.first?.settle(); // what is not finite may be why it failed
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

/** The same without waiting: returns tensors of the caller's. */
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
    const evaluate = ({ updateStatistics }: { updateStatistics: boolean }) => {
      const total = (): Scalar => {
        // The first pass is the one at the weights as they are.
        const first = seen.length === 0;
        const each = losses.compute(
          updateStatistics,
          first ? keepAnswers(stepper, answers, batch.rows.length) : undefined,
        );
        if (first) seen.push(...each.map((one) => tf.keep(tf.clone(one))));
        const total = balancing.total(each);
        if (first) at.first?.total(total);
        return total;
      };
      const { value, grads } = tf.variableGrads(total, [...variables]);
      return { loss: value, gradients: variables.map((v) => grads[v.name] ?? tf.zerosLike(v)) };
    };
    const { loss, gradients } = gradient.compute(tf, variables, evaluate);
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

/** Keeps what the nodes with a loss answer in a pass, of those whose answers are scored: to the last rows, which mixtures may precede. */
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

/** Moves every variable by its gradient, and the slots with it, except those that stay still. */
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
