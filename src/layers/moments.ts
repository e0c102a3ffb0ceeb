import type { Tensor, Tf } from '../part.js';

/** Decay of the moving means of g (`beta1`) and g^2 (`beta2`), and a constant that keeps the division finite. */
export interface MomentOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * The step of Adam (Kingma and Ba 2015), without the learning rate: mean^ / (sqrt(square^) + epsilon), where mean^ and
 * square^ are the moving means of g and g^2, corrected for their start at 0. `step` counts from 1.
 */
export function adamStep(
  tf: Tf,
  { beta1, beta2, epsilon }: MomentOptions,
  g: Tensor,
  slots: { readonly [slot: string]: Tensor },
  step: number,
): { direction: Tensor; slots: { mean: Tensor; square: Tensor } } {
  const mean = tf.add(tf.mul(slots.mean!, beta1), tf.mul(g, 1 - beta1));
  const square = tf.add(tf.mul(slots.square!, beta2), tf.mul(tf.square(g), 1 - beta2));
  const root = tf.add(tf.div(tf.sqrt(square), Math.sqrt(1 - beta2 ** step)), epsilon);
  return { direction: tf.div(tf.div(mean, 1 - beta1 ** step), root), slots: { mean, square } };
}
