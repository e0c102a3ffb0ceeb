import type { Tensor, Tf } from '../part.js';

// Products with ones: on wasm they are several times faster than `sum`.

/** Sum over the rows of x [..., rows, columns], as [..., 1, columns]. */
export function columnSum(tf: Tf, x: Tensor): Tensor {
  const [rows] = x.shape.slice(-2) as [number];
  return tf.matMul(tf.ones([...x.shape.slice(0, -2).map(() => 1), 1, rows]) as Tensor, x);
}

/** Sum over the last axis of x [..., columns], as [..., 1]; a single number is a column. */
export function rowSum(tf: Tf, x: Tensor): Tensor {
  const columns = x.shape.at(-1) ?? 1;
  const sums = tf.matMul(tf.reshape(x, [-1, columns]), tf.ones([columns, 1]));
  return tf.reshape(sums, [...x.shape.slice(0, -1), 1]);
}
