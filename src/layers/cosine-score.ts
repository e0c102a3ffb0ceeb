import type { Tensor, Tf } from '../part.js';
import { columnSum } from './columns.js';
import { operation } from './operation.js';

const SHORTEST = 1e-12;

/**
 * p_i = cos(x_i, ReLU(s_i)) for x [batch, nodes, features] that are not negative and s [nodes, features];
 * [batch, nodes], in [0, 1] up to rounding. A vector shorter than 1e-12 counts as that long.
 */
export function cosineScore(tf: Tf, x: Tensor, s: Tensor): Tensor {
  return operation(tf, [x, s], () => {
    const positive = tf.relu(s);
    const sLength = tf.maximum(tf.sqrt(tf.sum(tf.square(positive), 1, true)), SHORTEST);
    const direction = tf.div(positive, sLength);
    const xLength = tf.maximum(tf.sqrt(tf.sum(tf.square(x), 2)), SHORTEST);
    const p = tf.div(tf.sum(tf.mul(x, direction), 2), xLength);
    return {
      value: p,
      saved: [x, s, direction, sLength, xLength, p],
      gradient: (dy, saved) => derive(tf, dy, saved),
    };
  });
}

function derive(tf: Tf, dy: Tensor, saved: readonly Tensor[]): Tensor[] {
  const [x, s, direction, sLength, xLength, p] = saved as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
  const pull = tf.expandDims(tf.div(dy, xLength), 2);
  const back = tf.mul(pull, tf.expandDims(tf.div(p, xLength), 2));
  const dx = tf.sub(tf.mul(direction, pull), tf.mul(x, back));
  const flat = tf.reshape(tf.mul(x, pull), [x.shape[0]!, -1]);
  const ddirection = tf.reshape(columnSum(tf, flat), s.shape);
  const along = tf.mul(direction, tf.sum(tf.mul(ddirection, direction), 1, true));
  return [dx, tf.mul(tf.div(tf.sub(ddirection, along), sLength), tf.step(s))];
}
