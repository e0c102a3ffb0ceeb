import type { Init, Scope, Tensor, VariableDeclaration } from 'declarative-zoo';

/** N(0, sqrt(2 / units)): the initial linear layers of ME-GraphAU. */
export const started = (units: number): Init => ({ type: 'normal', deviation: Math.sqrt(2 / units) });

/** U(-l, l), l = sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010). */
export const xavier = (inputs: number, outputs: number): Init => ({
  type: 'uniform',
  limit: Math.sqrt(6 / (inputs + outputs)),
});

/** `<name>.weight` [width, width] of a linear layer without bias. */
export const plainVariable = (name: string, width: number): VariableDeclaration => ({
  name: `${name}.weight`,
  shape: [width, width],
  init: started(width),
  role: 'weight',
});

/** x W over the last axis of x [..., width]. */
export function plain({ tf, variable }: Scope, x: Tensor, name: string): Tensor {
  const rows = tf.reshape(x, [-1, x.shape.at(-1)!]);
  return tf.reshape(tf.matMul(rows, variable(`${name}.weight`)), x.shape);
}
