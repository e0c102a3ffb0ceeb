import type { Graph, PassOf } from '../graph/graph.js';
import type { GradientPart, LossFunction, OptimizerPart, Scalar, Tensor, Tf, Variable } from '../part.js';
import type { PlanStage } from '../plan/plan.js';
import { bernoulliMask } from '../random/stream.js';
import type { Batch } from './feed.js';

/** The optimizer's memory: one tensor a slot and variable, in the order of the variables. */
export type Slots = { readonly [slot: string]: Tensor }[];

/** A loss of the stage: which columns of which node it reads, and the targets of a batch. */
export interface StageLoss {
  readonly node: string;
  readonly offset: number;
  readonly width: number;
  readonly weight: number;
  readonly loss: LossFunction;
  /** `[batch, width]` targets, and `[batch]` mask or null, of the rows of a batch. */
  targets(rows: Int32Array): { target: Float32Array; mask: Float32Array | null };
}

/** What stays the same over the steps of a stage. */
export interface Stepper {
  readonly tf: Tf;
  readonly graph: Graph;
  readonly stage: PlanStage;
  readonly losses: readonly StageLoss[];
  readonly variables: readonly Variable[];
  readonly optimizer: OptimizerPart;
  readonly gradient: GradientPart;
  readonly seed: number;
}

/** The optimizer's first memory: zeros like each variable. */
export function emptySlots(tf: Tf, variables: readonly Variable[], optimizer: OptimizerPart): Slots {
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
}

/** One optimizer step on a batch: moves the variables and slots, returns the loss. */
export function trainStep(stepper: Stepper, batch: Batch, slots: Slots, at: StepAt): number {
  const { tf, gradient, optimizer, stage, variables } = stepper;
  const masks = new Map<string, Tensor>();
  const loss = tf.tidy(() => {
    const feeds = feedTensors(tf, batch);
    const targets = stepper.losses.map((loss) => targetTensors(tf, loss, batch));
    const evaluate = ({ updateStatistics }: { updateStatistics: boolean }) => {
      const passOf = trainingPass(stepper, at, masks, updateStatistics);
      const total = (): Scalar => {
        const values = stepper.graph.forward(stage.active, feeds, passOf);
        const parts = stepper.losses.map((loss, i) => lossOf(tf, loss, values[loss.node]!, targets[i]!));
        return (parts.length === 1 ? parts[0]! : tf.addN(parts)) as Scalar;
      };
      const { value, grads } = tf.variableGrads(total, [...variables]);
      return { loss: value, gradients: variables.map((v) => grads[v.name] ?? tf.zerosLike(v)) };
    };
    const { loss, gradients } = gradient.compute(tf, stage.gradient as never, variables, evaluate);
    for (const [i, variable] of variables.entries()) {
      const { value, slots: moved } = optimizer.update(tf, stage.optimizer as never, {
        value: variable,
        gradient: gradients[i]!,
        slots: slots[i]!,
        rate: at.rate,
        step: at.step + 1,
      });
      variable.assign(value as never);
      tf.dispose(slots[i]!);
      slots[i] = Object.fromEntries(Object.entries(moved).map(([name, tensor]) => [name, tf.keep(tensor)]));
    }
    return loss;
  });
  const value = loss.dataSync()[0]!;
  tf.dispose([loss, ...masks.values()]);
  return value;
}

export function feedTensors(tf: Tf, batch: Batch): { [name: string]: Tensor } {
  const { rows, feeds } = batch;
  return Object.fromEntries(
    feeds.map(({ name, shape, data }) => [name, tf.tensor(data, [rows.length, ...shape])]),
  );
}

interface Targets {
  readonly target: Tensor;
  readonly mask: Tensor | null;
}

function targetTensors(tf: Tf, loss: StageLoss, { rows }: Batch): Targets {
  const { target, mask } = loss.targets(rows);
  return {
    target: tf.tensor(target, [rows.length, loss.width]),
    mask: mask && tf.tensor(mask, [rows.length]),
  };
}

function lossOf(
  tf: Tf,
  { offset, width, weight, loss }: StageLoss,
  output: Tensor,
  targets: Targets,
): Tensor {
  const whole = offset === 0 && output.shape[1] === width;
  const answer = whole ? output : tf.slice(output, [0, offset], [-1, width]);
  const value = loss(answer, targets.target, targets.mask);
  return weight === 1 ? value : tf.mul(value, weight);
}

/** Trained nodes train; masks are drawn once a step, so that a second pass sees the same ones. */
function trainingPass(
  stepper: Stepper,
  at: StepAt,
  masks: Map<string, Tensor>,
  updateStatistics: boolean,
): PassOf {
  const { tf, stage, seed } = stepper;
  return (node) => ({
    training: stage.train.includes(node),
    updateStatistics,
    dropoutMask: (name, shape, rate) => {
      const key = `${node}/${name}`;
      const drawn = masks.get(key);
      if (drawn) return drawn;
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      bernoulliMask(values, rate, seed, 'dropout', stage.name, at.epoch, at.inEpoch, node, name);
      const mask = tf.keep(tf.tensor(values, [...shape]));
      masks.set(key, mask);
      return mask;
    },
  });
}
