import {
  batchNorm,
  batchNormVariables,
  type Pass,
  type Scope,
  type Tensor,
  type VariableDeclaration,
} from 'declarative-zoo';
import { plain, plainVariable } from './weights.js';

/** `<name>.{end,start,edge,own,other}.weight` [width, width], and a norm for the nodes and one for the edges. */
export function gatedConvolutionVariables(name: string, nodes: number, width: number): VariableDeclaration[] {
  return [
    ...['end', 'start', 'edge', 'own', 'other'].map((layer) => plainVariable(`${name}.${layer}`, width)),
    ...batchNormVariables(`${name}.edges`, nodes * nodes),
    ...batchNormVariables(`${name}.nodes`, nodes),
  ];
}

/**
 * A gated graph convolution (Bresson and Laurent 2017) over nodes x [batch, nodes, width] and edges e [batch, nodes², width]:
 *
 *   e'_ij = e_ij + ReLU(BN(x_i A + x_j B + e_ij E))                    an edge from j to i
 *   x'_i  = ReLU(x_i + BN(x_i U + mean over j of h_ij (x_j V)))        h_ij = softmax over j of sigmoid(e'_ij)
 *
 * Batch norms have one scale, offset and statistics for each node or edge.
 */
export function gatedConvolution(
  scope: Scope,
  pass: Pass,
  { x, e }: { readonly x: Tensor; readonly e: Tensor },
  name: string,
): { x: Tensor; e: Tensor } {
  const { tf } = scope;
  const [batch, nodes, width] = x.shape as [number, number, number];
  const byNode = (edges: Tensor): Tensor => tf.reshape(edges, [batch, nodes, nodes, width]);
  const ends = tf.expandDims(plain(scope, x, `${name}.end`), 2);
  const starts = tf.expandDims(plain(scope, x, `${name}.start`), 1);
  const sum = tf.add(tf.add(ends, starts), byNode(plain(scope, e, `${name}.edge`)));
  const change = batchNorm(scope, pass, tf.reshape(sum, e.shape), `${name}.edges`, {
    per: 'node',
    relu: true,
  });
  const edges = tf.add(e, change);
  const gates = tf.exp(tf.sigmoid(byNode(edges)));
  const passed = tf.sum(tf.mul(gates, tf.expandDims(plain(scope, x, `${name}.other`), 1)), 2);
  const messages = tf.div(passed, tf.mul(tf.sum(gates, 2), nodes));
  const update = tf.add(plain(scope, x, `${name}.own`), messages);
  const next = batchNorm(scope, pass, update, `${name}.nodes`, { per: 'node', residual: x, relu: true });
  return { x: next, e: edges };
}
