import { type Inputs, refuse, type Signal } from 'declarative-zoo';

/**
 * The output of an edge-graph is [nodes + nodes², width]: the nodes, then the edges, starting with those that end at
 * node 0.
 */
export const rowsOf = (nodes: number): number => nodes + nodes * nodes;

/** Number of nodes and width of the graph in this role. Refuses an input that is not a graph. */
export function graphOf(inputs: Inputs<Signal>, role: string): { nodes: number; width: number } {
  const { shape } = inputs[role]!;
  const [rows = 0, width = 0] = shape;
  const nodes = Math.floor(Math.sqrt(rows));
  if (shape.length !== 2 || rowsOf(nodes) !== rows)
    refuse(role, `${role} must be an edge-graph, [nodes + nodes x nodes, width], not [${shape}]`);
  return { nodes, width };
}
