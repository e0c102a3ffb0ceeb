import type { PlanLoss, PlanNode } from './plan.js';

/** The names of the nodes that a node reads. */
export const sourcesOf = (node: PlanNode): string[] =>
  Object.values(node.inputs)
    .flat()
    .map((from) => from.node);

/**
 * The nodes whose outputs change when these train: the nodes themselves and everything that reads them, directly or
 * indirectly.
 */
export function movingNodes(nodes: readonly PlanNode[], train: readonly string[]): Set<string> {
  const moving = new Set<string>();
  for (const node of nodes) {
    if (train.includes(node.name) || sourcesOf(node).some((name) => moving.has(name))) moving.add(node.name);
  }
  return moving;
}

type Nodes = ReadonlyMap<string, PlanNode>;

/** These nodes and everything they read, directly or indirectly. */
export const ancestors = (nodes: Nodes, names: readonly string[]): Set<string> =>
  upFrom(nodes, names, sourcesOf);

/** The nodes whose outputs losses read. */
export const readBy = (losses: readonly PlanLoss[]): string[] =>
  losses.flatMap(({ node, target }) => (target === undefined ? [node] : [node, target]));

/** The nodes that losses train: the ones they are for, and targets that are not constant. */
export const taughtBy = (losses: readonly PlanLoss[]): string[] =>
  losses.flatMap(({ node, target, both }) => (both ? [node, target!] : [node]));

/**
 * The nodes that the gradients of losses reach: the trained ones and everything they read, but nothing behind a
 * detached node.
 */
export const reachedBy = (nodes: Nodes, losses: readonly PlanLoss[]): Set<string> =>
  upFrom(nodes, taughtBy(losses), (node) => (node.detached ? [] : sourcesOf(node)));

function upFrom(
  nodes: Nodes,
  names: readonly string[],
  sources: (node: PlanNode) => readonly string[],
): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const node = nodes.get(name);
    if (node) sources(node).forEach(visit);
  };
  names.forEach(visit);
  return found;
}

/** Number of weights (running statistics do not count). */
export function parameters(nodes: readonly PlanNode[]): number {
  const weights = nodes.flatMap((node) => node.variables.filter((variable) => variable.role === 'weight'));
  return weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}
