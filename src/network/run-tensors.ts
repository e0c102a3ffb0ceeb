import { readBack } from '../engine/read.js';
import type { Pass, Tf } from '../part.js';
import type { Weights } from './onnx-weights.js';
import type { Network } from './ops.js';
import type { BackboneRunner } from './runner.js';
import { tensorOps } from './tensors.js';

/** No dropout; batch norm uses stored statistics. */
const evaluation: Pass = {
  training: false,
  updateStatistics: false,
  dropoutMask: () => {
    throw new Error('there is no dropout in evaluation mode');
  },
};

/** Runs a network on the tfjs engine; it owns its variables until `close`. */
export function tensorRunner(tf: Tf, network: Network, weights: Weights): BackboneRunner {
  const variables = new Map(
    [...weights].map(([name, { shape, data }]) => {
      const value = tf.tensor(data, [...shape]);
      const variable = tf.variable(value, false);
      value.dispose();
      return [name, variable] as const;
    }),
  );
  const scope = { tf, variable: (name: string) => variables.get(name)! };
  return {
    how: 'tfjs',
    run: async (pixels, count, size) => {
      const output = tf.tidy(() => {
        const image = tf.tensor4d(pixels, [count, ...size, 3]);
        return tf.concat(Object.values(network(tensorOps(scope, evaluation), image)), 1);
      });
      const values = await readBack(output);
      output.dispose();
      return values;
    },
    close: () => tf.dispose([...variables.values()]),
  };
}
