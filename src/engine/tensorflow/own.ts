import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';
import { float32, install } from './kernel.js';

/** Adds kernels for whole operations, which other engines compute step by step. */
export function addOwn(tf: Tf): void {
  // The gradient of softplus, the logarithm of 1 + e^x, is a sigmoid(x) for a gradient a.
  install(
    tf,
    'SigmoidProduct',
    () =>
      ({ inputs: { a, x }, backend }) =>
        backend.executeSingleOutput('SoftplusGrad', [float32(backend)], [a, x]),
  );
  // Axis by axis, because errors grow with the length of a sum.
  install(
    tf,
    'ColumnMeans',
    () =>
      ({ inputs: { x } }) =>
        tf.tidy(() => {
          let sums: Tensor = x;
          while (sums.rank > 2) sums = tf.sum(sums, 1);
          return tf.div(tf.sum(sums, 0), x.size / x.shape.at(-1));
        }),
  );
}
