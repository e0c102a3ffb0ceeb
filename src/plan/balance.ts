import { balancerDoesNotFit } from '../errors/stages.js';
import type { Registry } from '../registry.js';
import type { Draft } from './draft.js';
import { ancestors } from './flow.js';
import type { PlanBalancer, PlanLoss, PlanNode } from './plan.js';
import type { StagePage } from './stages.js';

/** How a stage's losses become one: what the balancer is told of them, and its own variables. Problems go to the draft. */
export function planBalancer(
  draft: Draft,
  name: string,
  { balancer: options, train }: StagePage,
  losses: readonly PlanLoss[],
  nodes: ReadonlyMap<string, PlanNode>,
  registry: Registry,
): PlanBalancer {
  const tasks = losses.map((loss) => loss.node);
  const reads = tasks.map((task) => ancestors(nodes, [task]));
  const common = [...nodes.values()].filter(
    (node) => train.includes(node.name) && reads.every((read) => read.has(node.name)),
  );
  const shared = common.flatMap((node) =>
    node.variables.flatMap((one) => (one.role === 'weight' ? [`${node.name}/${one.name}`] : [])),
  );
  const joint = { tasks, shared };
  const part = registry.get('balancers', options.type)!;
  try {
    return { options, joint, variables: part.variables?.(options as never, joint) ?? [] };
  } catch (error) {
    const at = draft.at('stages', name, 'balancer');
    draft.problems.push(balancerDoesNotFit(at, options.type, (error as Error).message));
    return { options, joint, variables: [] };
  }
}
