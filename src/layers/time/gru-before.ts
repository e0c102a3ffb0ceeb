import type { Tensor, Tf } from '../../part.js';
import { operation } from '../operation.js';
import {
  type Direction,
  earlier,
  gateGradient,
  gateMatrices,
  order,
  part,
  scan,
  slope,
  tanh,
  tanhSlope,
} from './steps.js';

/**
 * A gated recurrent unit whose reset gate comes before the matrix, as in Cho et al. 2014 and TensorFlow's GRUCell. From h = 0,
 *
 *   r = sigmoid(x_r + h R_r);  z = sigmoid(x_z + h R_z);  n = tanh(x_n + (r h) R_n);  h' = n + z (h - n)
 *
 * with x [frames, 3, windows, units] the frames' terms of r, z and n, R = [R_r R_z R_n] [units, 3 units]. Returns h at
 * every frame, [frames, windows, units]. If x_z is very large, h does not change.
 */
export function gruBefore(tf: Tf, x: Tensor, R: Tensor, direction: Direction): Tensor {
  return operation(tf, [x, R], () => {
    const [frames, , windows, units] = x.shape as [number, number, number, number];
    const given = tf.reshape(x, [-1, windows, units]);
    const matrices = gateMatrices(tf, R);
    const [forGates, forN] = [part(tf, matrices, 0, 2), part(tf, matrices, 2)];
    const start = [tf.zeros([1, windows, units])];
    const [value, r, z, n] = scan(tf, order(frames, direction), start, (t, [h]) => {
      const gates = tf.sigmoid(tf.add(part(tf, given, 3 * t, 2), tf.matMul(h!, forGates)));
      const [r, z] = [part(tf, gates, 0), part(tf, gates, 1)];
      const n = tanh(tf, tf.add(part(tf, given, 3 * t + 2), tf.matMul(tf.mul(r, h!), forN)));
      const next = tf.add(n, tf.mul(z, tf.sub(h!, n)));
      return { state: [next], kept: [next, r, z, n] };
    }) as [Tensor, Tensor, Tensor, Tensor];
    const gradient = (dy: Tensor, saved: readonly Tensor[]) => derive(tf, dy, saved, direction);
    return { value, saved: [R, value, r, z, n], gradient };
  });
}

function derive(tf: Tf, dy: Tensor, saved: readonly Tensor[], direction: Direction): Tensor[] {
  const [R, h, r, z, n] = saved as [Tensor, Tensor, Tensor, Tensor, Tensor];
  const [frames, windows, units] = h.shape as [number, number, number];
  const old = earlier(tf, h, direction);
  const onN = tf.mul(tf.sub(1, z), tanhSlope(tf, n));
  const onZ = tf.mul(tf.sub(old, n), slope(tf, z));
  const onR = tf.mul(old, slope(tf, r));
  const back = tf.expandDims(tf.transpose(R), 0);
  const [backN, backGates] = [
    tf.slice(back, [0, 2 * units, 0], [1, units, units]),
    tf.slice(back, [0, 0, 0], [1, 2 * units, units]),
  ];
  const backwards = order(frames, direction).reverse();
  const [dr, dz, dn] = scan(tf, backwards, [tf.zeros([1, windows, units])], (t, [later]) => {
    const d = tf.add(part(tf, dy, t), later!);
    const dn = tf.mul(d, part(tf, onN, t));
    const through = tf.matMul(dn, backN);
    const [dr, dz] = [tf.mul(through, part(tf, onR, t)), tf.mul(d, part(tf, onZ, t))];
    const kept = tf.add(tf.mul(d, part(tf, z, t)), tf.mul(through, part(tf, r, t)));
    const state = tf.add(kept, tf.matMul(tf.concat([dr, dz], 2), backGates));
    return { state: [state], kept: [dr, dz, dn] };
  }) as [Tensor, Tensor, Tensor];
  const dGates = gateGradient(tf, old, [dr, dz]);
  return [tf.stack([dr, dz, dn], 1), tf.concat([dGates, gateGradient(tf, tf.mul(r, old), [dn])], 1)];
}
