import type { Init, Scope, Tensor, Tf, VariableDeclaration } from '../part.js';
import { operation } from './operation.js';
import { columnSum } from './sums.js';

/** U(-1 / sqrt(inputs), 1 / sqrt(inputs)), PyTorch's initialization for weights and biases of linear layers. */
export const fanIn = (inputs: number): Init => ({ type: 'uniform', limit: 1 / Math.sqrt(inputs) });

/** `<name>.weight` [inputs, units] and `<name>.bias` [units]. */
export function linearVariables(
  name: string,
  inputs: number,
  units: number,
  weight: Init,
): VariableDeclaration[] {
  return [
    { name: `${name}.weight`, shape: [inputs, units], init: weight, role: 'weight' },
    { name: `${name}.bias`, shape: [units], init: fanIn(inputs), role: 'weight' },
  ];
}

/** x W + b; x [batch, inputs], W `<name>.weight` [inputs, units], b `<name>.bias` [units]. */
export function linear(scope: Scope, x: Tensor, name: string): Tensor {
  const { tf } = scope;
  return addBias(tf, tf.matMul(x, scope.variable(`${name}.weight`)), scope.variable(`${name}.bias`));
}

/** x [rows, units] + bias [units]. */
export function addBias(tf: Tf, x: Tensor, bias: Tensor): Tensor {
  return operation(tf, [x, bias], () => ({
    value: tf.add(x, bias),
    saved: [],
    gradient: (dy) => [tf.clone(dy), tf.reshape(columnSum(tf, dy), bias.shape)],
  }));
}
