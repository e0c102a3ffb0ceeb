import type { Pass, Scope, Tensor, VariableDeclaration } from '../../part.js';
import { dropout } from '../dropout.js';
import { addBias, linear, linearVariables } from '../linear.js';

/** `<name>.input.{weight [width, 3 width],bias}` for query, key and value, and `<name>.output.{weight [width, width],bias}`. */
export function attentionVariables(name: string, width: number): VariableDeclaration[] {
  const zero = { type: 'constant', value: 0 } as const;
  const input = linearVariables(`${name}.input`, width, 3 * width, glorot(width, 3 * width));
  const output = linearVariables(`${name}.output`, width, width, {
    type: 'uniform',
    limit: 1 / Math.sqrt(width),
  });
  return [...input, ...output].map((one) => (one.name.endsWith('.bias') ? { ...one, init: zero } : one));
}

const glorot = (inputs: number, units: number) =>
  ({ type: 'uniform', limit: Math.sqrt(6 / (inputs + units)) }) as const;

/** The settings of an attention. */
export interface Attention {
  readonly heads: number;
  readonly dropout: number;
  /** Added to the scores, [windows, 1, frames or 1, frames]: very small for frames to ignore. */
  readonly bias?: Tensor | undefined;
}

/**
 * Attention of several heads, joined by a linear layer: softmax(q k^T / sqrt(d) + bias) v, d = width / heads, with q
 * from x, and k and v from memory, both [windows, frames, width]. Returns [windows x frames, width]. Like PyTorch's
 * MultiheadAttention.
 */
export function attention(
  scope: Scope,
  pass: Pass,
  x: Tensor,
  memory: Tensor,
  name: string,
  { heads, dropout: rate, bias }: Attention,
): Tensor {
  const { tf } = scope;
  const [windows, frames, width] = x.shape as [number, number, number];
  const weight = scope.variable(`${name}.input.weight`);
  const offset = scope.variable(`${name}.input.bias`);
  /** [windows, heads, frames, d] of the query, key or value. */
  const project = (of: Tensor, which: number): Tensor => {
    const matrix = tf.slice(weight, [0, which * width], [width, width]);
    const product = tf.matMul(tf.reshape(of, [-1, width]), matrix);
    const rows = addBias(tf, product, tf.slice(offset, [which * width], [width]));
    return tf.transpose(tf.reshape(rows, [windows, frames, heads, width / heads]), [0, 2, 1, 3]);
  };
  const [q, k, v] = [project(x, 0), project(memory, 1), project(memory, 2)];
  const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(width / heads));
  const weights = dropout(
    scope,
    pass,
    tf.softmax(bias ? tf.add(scores, bias) : scores),
    `${name}.weights`,
    rate,
  );
  const joined = tf.transpose(tf.matMul(weights, v), [0, 2, 1, 3]);
  return linear(scope, tf.reshape(joined, [windows * frames, width]), `${name}.output`);
}
