import {
  batchNorm,
  batchNormVariables,
  fanIn,
  linearVariables,
  type Pass,
  type Scope,
  type Tensor,
  type VariableDeclaration,
} from 'declarative-zoo';
import { started } from './weights.js';

/** `global.*`: maps places from `inputs` to `width`; `blocks.*`: one layer [width, width] per node. */
export function unitVectorVariables(inputs: number, nodes: number, width: number): VariableDeclaration[] {
  return [
    ...linearVariables('global', inputs, width, started(width)),
    ...batchNormVariables('global.norm', width),
    { name: 'blocks.weight', shape: [nodes, width, width], init: started(width), role: 'weight' },
    { name: 'blocks.bias', shape: [nodes, width], init: fanIn(width), role: 'weight' },
    ...batchNormVariables('blocks.norm', nodes, width),
  ];
}

/**
 * g = ReLU(BN(x W + b)) for every place, and from it, for every node i, u_i = ReLU(BN(g W_i + b_i)); x
 * [batch, places, inputs], g [batch, places, width], u [batch, nodes, places, width]. Statistics are over batch and
 * places.
 */
export function unitVectors(scope: Scope, pass: Pass, x: Tensor, nodes: number): { g: Tensor; u: Tensor } {
  const { tf, variable } = scope;
  const [batch, places, inputs] = x.shape as [number, number, number];
  const normalized = (z: Tensor, layer: string): Tensor => {
    const bias = variable(`${layer}.bias`);
    return batchNorm(scope, pass, z, `${layer}.norm`, { per: 'feature', bias, relu: true });
  };
  const g = normalized(tf.matMul(tf.reshape(x, [-1, inputs]), variable('global.weight')), 'global');
  // Copy it for each node, since the gradient of a product that broadcasts is wrong in tfjs.
  const copies = tf.mul(tf.expandDims(g, 0), tf.ones([nodes, 1, 1]));
  const u = normalized(tf.matMul(copies, variable('blocks.weight')), 'blocks');
  const width = g.shape[1]!;
  return {
    g: tf.reshape(g, [batch, places, width]),
    u: tf.transpose(tf.reshape(u, [nodes, batch, places, width]), [1, 0, 2, 3]),
  };
}
