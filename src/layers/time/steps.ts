import type { Tensor, Tf } from '../../part.js';
import { type OwnKernel, ownKernel } from '../own-kernel.js';

// Tensors of a recurrence have frames first, then gates: the data of a step is contiguous in memory, [1, windows,
// units] per gate.

/** The order in which a recurrence reads frames: forward, or from the last to the first. */
export type Direction = 'forward' | 'reverse';

/** Frame numbers in the order in which a recurrence reads them. */
export const order = (frames: number, direction: Direction): number[] =>
  Array.from({ length: frames }, (_, i) => (direction === 'forward' ? i : frames - 1 - i));

/** `count` entries of x along its first axis, such as matrices, starting at `from`. */
export const part = (tf: Tf, x: Tensor, from: number, count = 1): Tensor =>
  tf.slice(x, [from, ...x.shape.slice(1).map(() => 0)], [count, ...x.shape.slice(1)]);

/** Multiply-adds of a step up to which an engine's own kernel, on one thread, is faster than products on all threads. */
const SMALL = 2 ** 24;

/** A kernel for all steps of a recurrence together; undefined on engines without one, and for large steps. */
export const stepsKernel = (
  tf: Tf,
  name: 'GruSteps' | 'GruStepsGradient',
  [windows, units]: readonly [windows: number, units: number],
): OwnKernel | undefined => (4 * windows * units * units > SMALL ? undefined : ownKernel(tf, name));

/** The result of a step: the state for the next step, and what to keep for its frame, each [1, windows, units]. */
export interface Step {
  readonly state: Tensor[];
  readonly kept: Tensor[];
}

/** Steps through frames in this order; returns what each step keeps, [frames, windows, units], and disposes of the rest. */
export function scan(
  tf: Tf,
  frames: readonly number[],
  start: readonly Tensor[],
  step: (t: number, state: readonly Tensor[]) => Step,
): Tensor[] {
  const kept: Tensor[][] = [];
  let state = start;
  for (const t of frames) {
    const left = tf.tidy(() => ({ ...step(t, state) }));
    state = left.state;
    kept[t] = left.kept;
  }
  return kept[0]!.map((_, i) => {
    const parts = kept.map((at) => at[i]!);
    return tf.concat(parts, 0);
  });
}

/** The state before each frame of states [frames, windows, units]: that of the previously read frame, zeros at first. */
export function earlier(tf: Tf, states: Tensor, direction: Direction): Tensor {
  const [frames, windows, units] = states.shape as [number, number, number];
  const start = tf.zeros([1, windows, units]);
  if (frames === 1) return start;
  const rest = part(tf, states, direction === 'forward' ? 0 : 1, frames - 1);
  return tf.concat(direction === 'forward' ? [start, rest] : [rest, start], 0);
}

/** Matrices R [units, gates x units] of the gates, reshaped to [gates, units, units]. */
export function gateMatrices(tf: Tf, R: Tensor): Tensor {
  const [units, width] = R.shape as [number, number];
  return tf.transpose(tf.reshape(R, [units, width / units, units]), [1, 0, 2]);
}

/** The gradient of R [units, gates x units], from the states that were multiplied with it and the gradient of each gate's sum. */
export const gateGradient = (tf: Tf, states: Tensor, gates: readonly Tensor[]): Tensor =>
  sumsGradient(tf, states, tf.concat([...gates], 2));

/** The same, from the gradients of all sums, [frames, windows, gates x units]. */
export function sumsGradient(tf: Tf, states: Tensor, sums: Tensor): Tensor {
  const rows = (x: Tensor): Tensor => tf.reshape(x, [-1, x.shape[2]!]);
  return tf.matMul(rows(states), rows(sums), true, false);
}

/**
 * d [1, windows, units] times each of the slopes on [1, windows, gates, units], as [windows, gates x units]. Uses
 * broadcasting, because concatenating d with itself takes several times as long.
 */
export function spread(tf: Tf, d: Tensor, on: Tensor): Tensor {
  const [, windows, gates, units] = on.shape as [number, number, number, number];
  const each = tf.mul(tf.reshape(d, [windows, 1, units]), tf.reshape(on, [windows, gates, units]));
  return tf.reshape(each, [windows, gates * units]);
}

/** tanh(x) as 2 / (1 + exp(-2 x)) - 1: on wasm, sigmoid is many times faster than tanh. */
export const tanh = (tf: Tf, x: Tensor): Tensor => tf.sub(tf.mul(tf.sigmoid(tf.mul(x, 2)), 2), 1);

/** s (1 - s), the slope of a sigmoid from its value. */
export const slope = (tf: Tf, s: Tensor): Tensor => tf.mul(s, tf.sub(1, s));

/** 1 - t^2, the slope of a tanh from its value. */
export const tanhSlope = (tf: Tf, t: Tensor): Tensor => tf.sub(1, tf.square(t));
