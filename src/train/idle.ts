import { reachedBy } from '../plan/flow.js';
import type { Plan, PlanStage } from '../plan/plan.js';
import type { Stepper } from './step.js';

/** By trained node: the losses of the stage that reach it, by their index. */
export type Reach = ReadonlyMap<string, readonly number[]>;

/** Which losses reach which trained nodes of a stage. */
export function reachOf({ nodes }: Pick<Plan, 'nodes'>, { train, losses }: PlanStage): Reach {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const reached = losses.map((loss) => reachedBy(byName, [loss]));
  return new Map(
    train.map((node) => [node, reached.flatMap((nodes, i) => (nodes.has(node) ? [i] : []))] as const),
  );
}

/** Trained nodes that a batch has no label for, where batches are of one data set each: none of the losses that reach them finds one. */
export function idleNodes(
  { reach, losses }: Pick<Stepper, 'reach' | 'losses'>,
  rows: Int32Array,
): ReadonlySet<string> {
  if (!reach) return new Set();
  const blind = losses.map(
    ({ against }) => 'labels' in against && rows.every((row) => !against.labels.has[row]),
  );
  return new Set([...reach].flatMap(([node, by]) => (by.every((i) => blind[i]) ? [node] : [])));
}
