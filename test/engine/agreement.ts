import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tf } from '../../src/part.js';

/** Shapes of the inputs, and a function of them; `forwardOnly` where tfjs has no gradient on any engine. */
export interface Case {
  readonly shapes: readonly (readonly number[])[];
  readonly of: (tf: Tf, ...inputs: Tensor[]) => Tensor;
  readonly forwardOnly?: boolean;
  /** TensorFlow's own kernels refuse it on a CPU. */
  readonly notTensorflow?: boolean;
}

/** Value and gradients (of a fixed weighted sum of the value) on the open engine, as plain numbers. */
export function evaluate(tf: Tf, { shapes, of, forwardOnly }: Case): number[][] {
  const numbers: number[][] = [];
  tf.tidy(() => {
    const inputs = shapes.map((shape, seed) => tf.tensor(noise(shape, seed + 1), [...shape]));
    numbers.push([...of(tf, ...inputs).dataSync()]);
    if (forwardOnly) return;
    const weighted = (...x: Tensor[]): Tensor => {
      const y = of(tf, ...x);
      return tf.sum(tf.mul(y, tf.tensor(noise(y.shape, 99), y.shape)));
    };
    for (const gradient of tf.grads(weighted)(inputs)) numbers.push([...gradient.dataSync()]);
  });
  return numbers;
}

/** Numbers around zero without a pattern: sin of large steps. */
export function noise(shape: readonly number[], seed: number): Float32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  return Float32Array.from({ length: size }, (_, i) => Math.sin((i + 1) * 12.9898 + seed * 78.233) * 1.7);
}

/** How far engines may be from the reference: float32 sums of up to a few hundred terms, in another order. */
export const TOLERANCE = 1e-5;

/** The largest difference, relative to the largest expected number of each array. */
export function distance(found: readonly number[][], expected: readonly number[][]): number {
  return Math.max(
    ...expected.map((numbers, i) => {
      const scale = Math.max(...numbers.map(Math.abs), Number.MIN_VALUE);
      if (found[i]!.length !== numbers.length) return Number.POSITIVE_INFINITY;
      return Math.max(0, ...numbers.map((x, j) => Math.abs(x - found[i]![j]!) / scale));
    }),
  );
}
