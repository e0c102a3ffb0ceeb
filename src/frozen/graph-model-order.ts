import type { Fail } from '../weights/stored-array.js';
import type { GraphNode } from './graph-model-json.js';

/** The node that an input comes from: `node`, `node:1` (its second tensor), `^node` (only a dependency). */
export const sourceOf = (input: string): string => input.replace(/^\^/, '').replace(/:\d+$/, '');

/** A TensorFlow loop returns to its start through this operation, and only through it. */
const BACK = 'NextIteration';

/** The nodes, each after those that it reads. Fails if they form a cycle: such a model never ends. */
export function inOrder(nodes: readonly GraphNode[], fail: Fail): readonly GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  if (byName.size < nodes.length) return fail('two of its nodes have one name');
  const sources = ({ input = [] }: GraphNode): GraphNode[] =>
    [...new Set(input.map(sourceOf))].flatMap((name) => {
      const source = byName.get(name);
      return source && source.op !== BACK ? [source] : [];
    });
  const readers = new Map<GraphNode, GraphNode[]>(nodes.map((node) => [node, []]));
  const waits = new Map(nodes.map((node) => [node, sources(node).length]));
  for (const node of nodes) for (const source of sources(node)) readers.get(source)!.push(node);
  const order = nodes.filter((node) => waits.get(node) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const reader of readers.get(order[next]!)!) {
      waits.set(reader, waits.get(reader)! - 1);
      if (waits.get(reader) === 0) order.push(reader);
    }
  }
  if (order.length === nodes.length) return order;
  const done = new Set(order);
  return fail(
    `its nodes go in a circle: ${circle(
      nodes.filter((node) => !done.has(node)),
      sources,
    )}`,
  );
}

/** `a <- b <- a`: starts at a node that waits forever, and follows waiting nodes back. */
function circle(waiting: readonly GraphNode[], sources: (node: GraphNode) => readonly GraphNode[]): string {
  const left = new Set(waiting);
  const path: GraphNode[] = [];
  let at = waiting[0]!;
  while (!path.includes(at)) {
    path.push(at);
    at = sources(at).find((source) => left.has(source))!;
  }
  const names = [...path.slice(path.indexOf(at)), at].map(({ name }) => name);
  return names.length > 6 ? [...names.slice(0, 6), '...'].join(' <- ') : names.join(' <- ');
}
