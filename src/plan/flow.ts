import type { Plan, PlanNode } from './plan.js';

/** The names of the nodes that this one reads. */
export const sourcesOf = (node: PlanNode): string[] =>
  Object.values(node.inputs)
    .flat()
    .map((from) => from.node);

/** The nodes whose outputs change while these train: those, and what reads them, directly or not. */
export function movingNodes(nodes: readonly PlanNode[], train: readonly string[]): Set<string> {
  const moving = new Set<string>();
  for (const node of nodes) {
    if (train.includes(node.name) || sourcesOf(node).some((name) => moving.has(name))) moving.add(node.name);
  }
  return moving;
}

/** These nodes and everything they read, directly or not. */
export function ancestors(nodes: ReadonlyMap<string, PlanNode>, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const node = nodes.get(name);
    if (node) sourcesOf(node).forEach(visit);
  };
  names.forEach(visit);
  return found;
}

/** Number of weights (running statistics are not parameters). */
export function parameters(nodes: readonly PlanNode[]): number {
  const weights = nodes.flatMap((node) => node.variables.filter((variable) => variable.role === 'weight'));
  return weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}

/** Whether the backbone runs outside the graph: frozen with weights of its own, or without any that we know. */
export function outsideBackbone({ nodes, stages }: Plan): boolean {
  const { name, variables, options } = nodes[0]!;
  const trained = stages.some((stage) => stage.active.includes(name));
  return !trained && (variables.length === 0 || typeof options.weights === 'string');
}
