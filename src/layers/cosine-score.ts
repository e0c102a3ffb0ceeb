import type { Tensor, Tf } from '../part.js';
import { operation } from './operation.js';
import { columnSum, rowSum } from './sums.js';

const SHORTEST = 1e-12;

/**
 * p_i = cos(x_i, ReLU(s_i)) for non-negative x [batch, nodes, features] and s [nodes, features]; output [batch, nodes],
 * in [0, 1] up to rounding. Vectors shorter than 1e-12 count as that long.
 */
export function cosineScore(tf: Tf, x: Tensor, s: Tensor): Tensor {
  return operation(tf, [x, s], () => {
    const positive = tf.relu(s);
    const sLength = tf.maximum(tf.sqrt(rowSum(tf, tf.square(positive))), SHORTEST);
    const direction = tf.div(positive, sLength);
    const xLength = tf.maximum(tf.sqrt(rowSum(tf, tf.square(x))), SHORTEST);
    const cosine = tf.div(rowSum(tf, tf.mul(x, direction)), xLength);
    return {
      value: tf.squeeze(cosine, [2]),
      saved: [x, s, direction, sLength, xLength, cosine],
      gradient: (dy, saved) => derive(tf, dy, saved),
    };
  });
}

function derive(tf: Tf, dy: Tensor, saved: readonly Tensor[]): Tensor[] {
  const [x, s, direction, sLength, xLength, cosine] = saved as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ];
  const pull = tf.div(tf.expandDims(dy, 2), xLength);
  const back = tf.mul(pull, tf.div(cosine, xLength));
  const dx = tf.sub(tf.mul(direction, pull), tf.mul(x, back));
  const flat = tf.reshape(tf.mul(x, pull), [x.shape[0]!, -1]);
  const ddirection = tf.reshape(columnSum(tf, flat), s.shape);
  const along = tf.mul(direction, rowSum(tf, tf.mul(ddirection, direction)));
  return [dx, tf.mul(tf.div(tf.sub(ddirection, along), sLength), tf.step(s))];
}
