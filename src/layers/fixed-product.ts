import type { Pass, Scope, Tensor } from '../part.js';

/**
 * x W; x [matrices, rows, inputs], computed by `rows` from a node's `input` and dropout masks only; W [matrices,
 * inputs, units], the variable `name`. Uses that x is the same in both passes of a step, if it is, and if this takes
 * fewer operations: two products with x x^T in the place of two with W, rows (inputs + units) < 2 inputs units.
 */
export function fixedProduct(
  { tf, variable }: Scope,
  { fixed }: Pass,
  input: Tensor,
  rows: () => Tensor,
  name: string,
): Tensor {
  const weight = variable(name);
  const [inputs, units] = weight.shape.slice(-2) as [number, number];
  const isLess = input.shape[0]! * (inputs + units) < 2 * inputs * units;
  return isLess && fixed?.isFixed(input) ? fixed.multiply(rows, weight) : tf.matMul(rows(), weight);
}
