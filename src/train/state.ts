import type { Graph } from '../graph/graph.js';
import { arrayOf, arraysOf, assignArrays } from '../graph/variables.js';
import type { Tensor, Tf } from '../part.js';
import type { PlanStage } from '../plan/plan.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';
import { type CheckpointStore, prefixed, type StagePosition, unprefixed } from './checkpoint.js';
import type { Slots, Stepper } from './step.js';

/** The variables of the nodes that a stage trains, `<node>/<variable>`. */
export async function stageArrays(graph: Graph, stage: PlanStage): Promise<NamedArrays> {
  const arrays: [string, NamedArray][] = [];
  for (const node of stage.train) arrays.push(...prefixed(node, await graph.save(node)));
  return new Map(arrays);
}

/**
 * Saves the position of a stage: variables, including the balancer's, slots, progress, and the predictions of an
 * unfinished epoch.
 */
export async function saveState(
  store: CheckpointStore,
  { graph, stage, balance }: Stepper,
  slots: Slots,
  progress: StagePosition,
  answers: NamedArrays = new Map(),
): Promise<void> {
  const arrays = new Map([
    ...(await stageArrays(graph, stage)),
    ...prefixed(BALANCER, await arraysOf(balance.variables)),
    ...prefixed(ANSWERS, answers),
  ]);
  for (const [i, memory] of slots.entries()) {
    for (const [slot, tensor] of Object.entries(memory)) arrays.set(slotName(slot, i), await arrayOf(tensor));
  }
  store.save({ arrays, progress });
}

/** Restores saved variables and, if requested, the balancer's and the slots. */
export function loadState(
  graph: Graph,
  stage: PlanStage,
  arrays: NamedArrays,
  memory?: { tf: Tf; stepper: Stepper; slots: Slots },
): void {
  for (const node of stage.train) graph.load(node, unprefixed(node, arrays));
  if (!memory) return;
  const { tf, stepper, slots } = memory;
  assignArrays(tf, BALANCER, stepper.balance.variables, unprefixed(BALANCER, arrays));
  for (const [i, old] of slots.entries()) {
    tf.dispose(old);
    const load = (slot: string): Tensor => {
      const { shape, data } = arrays.get(slotName(slot, i))!;
      return tf.keep(tf.tensor(data, [...shape], 'float32'));
    };
    slots[i] = Object.fromEntries(stepper.optimizer.slots.map((slot) => [slot, load(slot)]));
  }
}

/** The predictions of the epoch in which a checkpoint was saved, by node. */
export const savedAnswers = (arrays: NamedArrays): NamedArrays => unprefixed(ANSWERS, arrays);

/** Not a valid name of a node. */
const BALANCER = 'balancer:';
const ANSWERS = 'answers:';
const slotName = (slot: string, index: number): string => `slot:${slot}/${index}`;
