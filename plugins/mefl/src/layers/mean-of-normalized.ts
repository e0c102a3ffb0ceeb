import { detach, type Pass, type Scope, type Tensor } from 'declarative-zoo';

const EPSILON = 1e-5;
const MOMENTUM = 0.1;

/**
 * Mean over places of BN(w_ij v_i), with one scale, offset and statistics per edge ij; w
 * [batch, ends, starts, places, places], whose rows sum to 1, v [batch, ends, places, width]; out
 * [batch, ends x starts, width]. Variables `edge.norm.*` as a batch norm's.
 *
 * w_ij v_i, [batch, ends, starts, places, width], is never computed, because it would fill the memory. Its mean needs
 * only the mean weights, and the mean of its squares is the mean of the diagonal of w_ij v_i v_iᵀ w_ijᵀ, which is at
 * most as wide as places.
 */
export function meanOfNormalized(scope: Scope, pass: Pass, w: Tensor, v: Tensor): Tensor {
  const { tf, variable } = scope;
  const [batch, ends, starts, places] = w.shape as [number, number, number, number, number];
  const width = v.shape[3]!;
  const perEdge = (name: string): Tensor => tf.reshape(variable(`edge.norm.${name}`), [1, ends, starts, 1]);
  // Subtract the mean of v, which shifts w v by the same amount, to keep precision if the mean is large.
  const center = detach(tf, tf.mean(v, [0, 2, 3], true));
  const centered = tf.sub(v, center);
  const mean = tf.matMul(tf.mean(w, 3), centered);
  const shift = tf.reshape(center, [1, ends, 1, 1]);
  const normalize = (x: Tensor, variance: Tensor): Tensor => {
    const scaled = tf.mul(x, tf.mul(tf.rsqrt(tf.add(variance, EPSILON)), perEdge('weight')));
    return tf.reshape(tf.add(scaled, perEdge('bias')), [batch, ends * starts, width]);
  };
  if (!pass.training)
    return normalize(tf.sub(mean, tf.sub(perEdge('running_mean'), shift)), perEdge('running_var'));
  const batchMean = tf.mean(mean, [0, 3], true);
  const count = batch * places * width;
  const variance = tf.sub(tf.div(squares(scope, w, centered), count), tf.square(batchMean));
  if (pass.updateStatistics) {
    move(scope, 'running_mean', tf.add(batchMean, shift));
    move(scope, 'running_var', tf.mul(variance, count / (count - 1)));
  }
  return normalize(tf.sub(mean, batchMean), variance);
}

/** Sum of the squares of w_ij v_i, [1, ends, starts, 1]. */
function squares({ tf }: Scope, w: Tensor, v: Tensor): Tensor {
  const [batch, ends, starts, places] = w.shape as [number, number, number, number, number];
  const rows = tf.reshape(w, [batch, ends, starts * places, places]);
  const products = tf.mul(rows, tf.matMul(rows, tf.matMul(v, v, false, true)));
  return tf.sum(tf.reshape(products, [batch, ends, starts, places * places]), [0, 3], true);
}

/** running = 0.9 running + 0.1 batch. */
function move({ tf, variable }: Scope, name: string, batch: Tensor): void {
  const running = variable(`edge.norm.${name}`);
  const next = tf.add(tf.mul(running, 1 - MOMENTUM), tf.mul(tf.reshape(batch, running.shape), MOMENTUM));
  running.assign(next);
}
