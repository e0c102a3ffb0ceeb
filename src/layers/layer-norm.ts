import type { Scope, Tensor, VariableDeclaration } from '../part.js';
import { operation } from './operation.js';
import { columnSum, rowSum } from './sums.js';

const EPSILON = 1e-5;

/** `<name>.weight` (1) and `<name>.bias` (0), [width] each. */
export const layerNormVariables = (name: string, width: number): VariableDeclaration[] => [
  { name: `${name}.weight`, shape: [width], init: { type: 'constant', value: 1 }, role: 'weight' },
  { name: `${name}.bias`, shape: [width], init: { type: 'constant', value: 0 }, role: 'weight' },
];

/**
 * weight (x - mean) / sqrt(variance + 1e-5) + bias for each row of x [rows, width], with the population variance. Like
 * PyTorch's LayerNorm.
 */
export function layerNorm(scope: Scope, x: Tensor, name: string): Tensor {
  const { tf } = scope;
  const [weight, bias] = [scope.variable(`${name}.weight`), scope.variable(`${name}.bias`)];
  return operation(tf, [x, weight, bias], () => {
    const width = x.shape[1]!;
    const centered = tf.sub(x, tf.div(rowSum(tf, x), width));
    const variance = tf.div(rowSum(tf, tf.square(centered)), width);
    const inverse = tf.rsqrt(tf.add(variance, EPSILON));
    const normal = tf.mul(centered, inverse);
    const gradient = (dy: Tensor, [normal, inverse, weight]: readonly Tensor[]) => {
      const d = tf.mul(dy, weight!);
      const shift = tf.div(rowSum(tf, d), width);
      const along = tf.mul(normal!, tf.div(rowSum(tf, tf.mul(d, normal!)), width));
      const dx = tf.mul(tf.sub(tf.sub(d, shift), along), inverse!);
      const sum = (of: Tensor): Tensor => tf.reshape(columnSum(tf, of), [width]);
      return [dx, sum(tf.mul(dy, normal!)), sum(dy)];
    };
    return { value: tf.add(tf.mul(normal, weight), bias), saved: [normal, inverse, weight], gradient };
  });
}
