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
  spread,
  tanh,
  tanhSlope,
} from './steps.js';

/**
 * A long short-term memory, as in PyTorch. From h = c = 0,
 *
 *   i, f, o = sigmoid(x + h R);  g = tanh(x_g + h R_g);  c' = f c + i g;  h' = o tanh(c')
 *
 * with x [frames, 4, windows, units] the frames' terms of i, f, g and o, R = [R_i R_f R_g R_o] [units, 4 units].
 * Returns h at every frame, [frames, windows, units]. h stays 0 from the start as long as x_i is very small.
 */
export function lstm(tf: Tf, x: Tensor, R: Tensor, direction: Direction): Tensor {
  return operation(tf, [x, R], () => {
    const [frames, , windows, units] = x.shape as [number, number, number, number];
    const given = tf.reshape(x, [-1, windows, units]);
    const matrices = gateMatrices(tf, R);
    const zeros = tf.zeros([1, windows, units]);
    const [value, ...gates] = scan(tf, order(frames, direction), [zeros, zeros], (t, [h, c]) => {
      const sums = tf.add(part(tf, given, 4 * t, 4), tf.matMul(h!, matrices));
      const entry = tf.sigmoid(part(tf, sums, 0, 2));
      const [i, f] = [part(tf, entry, 0), part(tf, entry, 1)];
      const [g, o] = [tanh(tf, part(tf, sums, 2)), tf.sigmoid(part(tf, sums, 3))];
      const cell = tf.add(tf.mul(f, c!), tf.mul(i, g));
      const shown = tanh(tf, cell);
      const next = tf.mul(o, shown);
      return { state: [next, cell], kept: [next, i, f, g, o, cell, shown] };
    });
    const gradient = (dy: Tensor, saved: readonly Tensor[]) => derive(tf, dy, saved, direction);
    return { value: value!, saved: [R, value!, ...gates], gradient };
  });
}

function derive(tf: Tf, dy: Tensor, saved: readonly Tensor[], direction: Direction): Tensor[] {
  const [R, h, i, f, g, o, c, shown] = saved as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ];
  const [frames, windows, units] = h.shape as [number, number, number];
  const onCell = tf.mul(o, tanhSlope(tf, shown));
  const onI = tf.mul(g, slope(tf, i));
  const onF = tf.mul(earlier(tf, c, direction), slope(tf, f));
  const onG = tf.mul(i, tanhSlope(tf, g));
  const onO = tf.mul(shown, slope(tf, o));
  const onCellSums = tf.stack([onI, onF, onG], 2);
  const [cellBack, outputBack] = tf.split(tf.transpose(R), [3 * units, units]) as [Tensor, Tensor];
  const zeros = tf.zeros([1, windows, units]);
  const backwards = order(frames, direction).reverse();
  const [dh, dc] = scan(tf, backwards, [zeros, zeros], (t, [laterH, laterC]) => {
    const dh = tf.add(part(tf, dy, t), laterH!);
    const dc = tf.add(tf.mul(dh, part(tf, onCell, t)), laterC!);
    const byCell = tf.matMul(spread(tf, dc, part(tf, onCellSums, t)), cellBack);
    const byOutput = tf.matMul(tf.mul(dh, part(tf, onO, t)), tf.expandDims(outputBack, 0));
    const state = [tf.add(tf.expandDims(byCell, 0), byOutput), tf.mul(dc, part(tf, f, t))];
    return { state, kept: [dh, dc] };
  });
  const gates = [...[onI, onF, onG].map((on) => tf.mul(dc!, on)), tf.mul(dh!, onO)];
  return [tf.stack(gates, 1), gateGradient(tf, earlier(tf, h, direction), gates)];
}
