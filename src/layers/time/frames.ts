import type { Tensor, Tf } from '../../part.js';

/** Which entries of a window are frames: [windows, frames], 1 for a frame and 0 for padding; undefined if all are frames. */
export type Frames = Tensor | undefined;

/** x [windows, frames, features] with padding replaced by zeros. */
export const withoutPadding = (tf: Tf, x: Tensor, frames: Frames): Tensor =>
  frames ? tf.mul(x, tf.expandDims(frames, 2)) : x;

/** x [windows, 1, features] repeated in each of `frames` frames. */
export const inEveryFrame = (tf: Tf, x: Tensor, frames: number): Tensor => tf.mul(x, tf.ones([1, frames, 1]));

/** The last or first frame of x [windows, frames, features] that is not padding, as [windows, 1, features]. */
export function edgeFrame(tf: Tf, x: Tensor, frames: Frames, edge: 'first' | 'last'): Tensor {
  const [windows, count, width] = x.shape as [number, number, number];
  const at = edge === 'first' ? 0 : count - 1;
  if (!frames) return tf.slice(x, [0, at, 0], [windows, 1, width]);
  const outside = tf.zeros([windows, 1]);
  const beside =
    edge === 'first'
      ? tf.concat([outside, tf.slice(frames, [0, 0], [windows, count - 1])], 1)
      : tf.concat([tf.slice(frames, [0, 1], [windows, count - 1]), outside], 1);
  const here = tf.mul(frames, tf.sub(1, beside));
  return tf.matMul(tf.expandDims(here, 1), x);
}
