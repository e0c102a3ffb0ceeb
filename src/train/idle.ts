import { reachedBy } from '../plan/flow.js';
import type { Plan, PlanStage } from '../plan/plan.js';
import type { Stepper } from './step.js';

/** For each trained node: the indexes of the stage's losses that reach it. */
export type Reach = ReadonlyMap<string, readonly number[]>;

/** Which losses reach which trained nodes of a stage. */
export function reachOf({ nodes }: Pick<Plan, 'nodes'>, { train, losses }: PlanStage): Reach {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const reached = losses.map((loss) => reachedBy(byName, [loss]));
  return new Map(
    train.map((node) => [node, reached.flatMap((nodes, i) => (nodes.has(node) ? [i] : []))] as const),
  );
}

/**
 * Trained nodes without a label in a batch, when batches are of one data set each: no loss that reaches them has a
 * label.
 */
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
