import type { Tensor, Tf } from '../../part.js';
import { operation } from '../operation.js';
import { columnSum } from '../sums.js';
import {
  type Direction,
  earlier,
  gateMatrices,
  order,
  part,
  scan,
  slope,
  spread,
  stepsKernel,
  sumsGradient,
  tanh,
  tanhSlope,
} from './steps.js';

/**
 * A gated recurrent unit whose reset gate comes after the matrix, as in PyTorch and cuDNN. From h = 0,
 *
 *   r = sigmoid(x_r + h R_r);  z = sigmoid(x_z + h R_z);  m = h R_m + b;  n = tanh(x_n + r m);  h' = n + z (h - n)
 *
 * with x [frames, 3, windows, units] the frames' terms of r, z and n, R = [R_r R_z R_m] [units, 3 units], b [units].
 * Returns h at every frame, [frames, windows, units]. If x_z is very large, h does not change.
 */
export function gru(tf: Tf, x: Tensor, R: Tensor, b: Tensor, direction: Direction): Tensor {
  return operation(tf, [x, R, b], () => {
    const states = steps(tf, x, gateMatrices(tf, R), b, direction);
    const gradient = (dy: Tensor, saved: readonly Tensor[]) => derive(tf, dy, saved, direction);
    return { value: states[0]!, saved: [R, ...states], gradient };
  });
}

/** h, r, z, m and n of every frame. */
function steps(tf: Tf, x: Tensor, matrices: Tensor, b: Tensor, direction: Direction): readonly Tensor[] {
  const [frames, , windows, units] = x.shape as [number, number, number, number];
  const together = stepsKernel(tf, 'GruSteps', [windows, units]);
  if (together) return together({ x, matrices, bias: b }, { reverse: direction === 'reverse' }) as Tensor[];
  const given = tf.reshape(x, [-1, windows, units]);
  const bias = tf.matMul(tf.ones([1, windows, 1]), tf.reshape(b, [1, 1, units]));
  const start = [tf.zeros([1, windows, units])];
  return scan(tf, order(frames, direction), start, (t, [h]) => {
    const own = tf.matMul(h!, matrices);
    const gates = tf.sigmoid(tf.add(part(tf, given, 3 * t, 2), part(tf, own, 0, 2)));
    const [r, z] = [part(tf, gates, 0), part(tf, gates, 1)];
    const m = tf.add(part(tf, own, 2), bias);
    const n = tanh(tf, tf.add(part(tf, given, 3 * t + 2), tf.mul(r, m)));
    const next = tf.add(n, tf.mul(z, tf.sub(h!, n)));
    return { state: [next], kept: [next, r, z, m, n] };
  });
}

/** The gradients of x, R and b. */
function derive(tf: Tf, dy: Tensor, saved: readonly Tensor[], direction: Direction): Tensor[] {
  const [R, h, ...gates] = saved as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
  const units = h.shape[2]!;
  const old = earlier(tf, h, direction);
  const [dx, sums] = stepsBack(tf, dy, R, [old, ...gates], direction);
  const onSums = columnSum(tf, tf.reshape(sums, [-1, 3 * units]));
  const db = tf.slice(onSums, [0, 2 * units], [1, units]);
  return [dx, sumsGradient(tf, old, sums), tf.reshape(db, [units])];
}

type Kept = readonly [old: Tensor, r: Tensor, z: Tensor, m: Tensor, n: Tensor];

/** The gradient of x, and those of the sums of r, z and m, [frames, windows, 3 units]. */
function stepsBack(
  tf: Tf,
  dy: Tensor,
  R: Tensor,
  [old, r, z, m, n]: Kept,
  direction: Direction,
): readonly [dx: Tensor, sums: Tensor] {
  const [frames, windows, units] = dy.shape as [number, number, number];
  const together = stepsKernel(tf, 'GruStepsGradient', [windows, units]);
  if (together) {
    const back = tf.transpose(R);
    const [dx, sums] = together(
      { dy, old, r, z, m, n, back },
      { reverse: direction === 'forward' },
    ) as Tensor[];
    return [dx!, sums!];
  }
  // Given dh of a frame, the gradient of every sum in it is dh times a factor: computes these for all frames together.
  const onN = tf.mul(tf.sub(1, z), tanhSlope(tf, n));
  const onM = tf.mul(onN, r);
  const onR = tf.mul(tf.mul(onM, m), tf.sub(1, r));
  const onZ = tf.mul(tf.sub(old, n), slope(tf, z));
  const onState = tf.stack([onR, onZ, onM, z], 2);
  const back = tf.concat([tf.transpose(R), tf.eye(units)], 0);
  const start = [tf.zeros([1, windows, units])];
  const [dh] = scan(tf, order(frames, direction).reverse(), start, (t, [later]) => {
    const d = tf.add(part(tf, dy, t), later!);
    const state = tf.matMul(spread(tf, d, part(tf, onState, t)), back);
    return { state: [tf.expandDims(state, 0)], kept: [d] };
  });
  const [dr, dz, dm, dn] = [onR, onZ, onM, onN].map((on) => tf.mul(dh!, on)) as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ];
  return [tf.stack([dr, dz, dn], 1), tf.concat([dr, dz, dm], 2)];
}
