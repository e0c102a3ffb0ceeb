import type { Init, Scope, Tensor, Variable, VariableDeclaration } from '../part.js';
import { linearVariables } from './linear.js';
import { operation } from './operation.js';
import { columnSum } from './sums.js';

/** A linear layer [features, features] each: `<name>.u` for a node's own features, `<name>.v` for its neighbors'. */
export function graphConvolutionVariables(name: string, width: number, init: Init): VariableDeclaration[] {
  return ['u', 'v'].flatMap((layer) => linearVariables(`${name}.${layer}`, width, width, init));
}

/**
 * A (x V + b_v) + x U + b_u; x [batch, nodes, features], A [batch, nodes, nodes] the edge weights, which `edges`
 * computes from x. No gradient flows through that choice.
 */
export function graphConvolution(
  scope: Scope,
  x: Tensor,
  name: string,
  edges: (x: Tensor) => Tensor,
): Tensor {
  const { tf } = scope;
  const [u, bu, v, bv] = ['u.weight', 'u.bias', 'v.weight', 'v.bias'].map((part) =>
    scope.variable(`${name}.${part}`),
  ) as [Variable, Variable, Variable, Variable];
  const rows = (t: Tensor): Tensor => tf.reshape(t, [-1, x.shape[2]!]);
  return operation(tf, [x, u, bu, v, bv], () => {
    const A = edges(x);
    const messages = tf.reshape(tf.add(tf.matMul(rows(x), v), bv), x.shape);
    const own = tf.reshape(tf.add(tf.matMul(rows(x), u), bu), x.shape);
    const gradient = (dy: Tensor, [x, A, u, v]: readonly Tensor[]) => {
      const du = rows(dy);
      const dv = rows(tf.matMul(A!, dy, true, false));
      const dx = tf.add(tf.matMul(du, u!, false, true), tf.matMul(dv, v!, false, true));
      const weight = (d: Tensor) => tf.matMul(rows(x!), d, true, false);
      const bias = (d: Tensor) => tf.reshape(columnSum(tf, d), [-1]);
      return [tf.reshape(dx, x!.shape), weight(du), bias(du), weight(dv), bias(dv)];
    };
    return { value: tf.add(tf.matMul(A, messages), own), saved: [x, A, u, v], gradient };
  });
}
