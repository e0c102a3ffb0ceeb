import type { Registry } from '../registry.js';
import type { Draft } from './draft.js';
import { reachedBy } from './flow.js';
import type { PlanBalancer, PlanLoss, PlanNode } from './plan.js';
import type { StagePage } from './stages.js';

/** How a stage's losses are combined: the inputs and the variables of the balancer. Adds problems to the draft. */
export function planBalancer(
  draft: Draft,
  name: string,
  { balancer: options, train }: StagePage,
  losses: readonly PlanLoss[],
  nodes: ReadonlyMap<string, PlanNode>,
  registry: Registry,
): PlanBalancer {
  const tasks = losses.map((loss) => loss.name);
  const reads = losses.map((loss) => reachedBy(nodes, [loss]));
  const common = [...nodes.values()].filter(
    (node) => train.includes(node.name) && reads.every((read) => read.has(node.name)),
  );
  const shared = common.flatMap((node) =>
    node.variables.flatMap((one) => (one.role === 'weight' ? [`${node.name}/${one.name}`] : [])),
  );
  const joint = { tasks, shared };
  const path = ['stages', name, 'balancer'];
  const variables = draft.ask(path, () => registry.bind('balancers', options, path).variables?.(joint));
  return { options, joint, variables: variables ?? [] };
}
