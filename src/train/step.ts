import { takeBack } from '../engine/read.js';
import type { Graph } from '../graph/graph.js';
import type {
  BoundGradient,
  BoundOptimizer,
  BoundSchedule,
  LossFunction,
  Scalar,
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

/** The optimizer's memory: one tensor a slot and variable, in the order of the variables. */
export type Slots = { readonly [slot: string]: Tensor }[];

/** A loss of the stage: which columns of which node it reads, and the targets of a batch. */
export interface StageLoss {
  readonly node: string;
  /** That node, and the scale that it learns its labels on. */
  readonly answering: Pick<PlanNode, 'name' | 'answer'>;
  readonly offset: number;
  readonly width: number;
  readonly weight: number;
  readonly loss: LossFunction;
  /** `[batch, labels]` targets, and a mask `[batch]`, `[batch, labels]` or null, of the rows of a batch. */
  targets(rows: Int32Array): { target: Float32Array; mask: Float32Array | null };
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

/** One optimizer step on a batch: moves the variables and slots, returns the loss once it is known. */
export async function trainStep(stepper: Stepper, batch: Batch, slots: Slots, at: StepAt): Promise<number> {
  let step: { loss: Scalar };
  try {
    step = { loss: makeStep(stepper, batch, slots, at) };
  } catch (error) {
    await at.first?.settle(); // what is not finite may be why it failed
    throw error;
  }
  await at.first?.settle();
  const { loss } = await takeBack(step);
  return loss![0]!;
}

/** The same without waiting: returns the loss as a tensor of the caller's. */
export function makeStep(stepper: Stepper, batch: Batch, slots: Slots, at: StepAt): Scalar {
  const { tf, stage, gradient, variables, balance } = stepper;
  const { balancing } = balance;
  return tf.tidy(() => {
    const losses = batchLosses(stepper, batch, at, at.first);
    const seen: Scalar[] = [];
    const evaluate = ({ updateStatistics }: { updateStatistics: boolean }) => {
      const total = (): Scalar => {
        const each = losses.compute(updateStatistics);
        // The first pass is the one at the weights as they are.
        const first = seen.length === 0;
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
    move(stepper, followed, slots, { step, rate: at.rate });
    balancing.after?.({ step, losses: seen, now: () => losses.compute(false) });
    losses.dispose();
    tf.dispose(seen);
    return loss;
  });
}

/** Moves every variable by its gradient, and the slots with it. */
function move(
  { tf, optimizer, variables }: Stepper,
  gradients: readonly Tensor[],
  slots: Slots,
  at: { readonly step: number; readonly rate: number },
): void {
  for (const [i, variable] of variables.entries()) {
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
